"""Trains the encoder: see ../README.md. Prints one line an epoch and keeps the running mean of the weights."""

import argparse
import copy
import dataclasses
import hashlib
import json
import math
import random
import sys
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional as F

import augment
import batches
import treebank
from network import Network, Sizes, load_minilm
from score import score
from wordpiece import WordPieces


# all-MiniLM-L6-v2 as its authors published it (Apache-2.0).
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def read_minilm(folder: Path) -> dict[str, Tensor]:
    path = folder / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        sys.exit(f"{path}: not the weights of all-MiniLM-L6-v2 (SHA-256 {found}); see train/README.md")
    return load_file(path)


def losses(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    words = network.words(batch)
    found = {}
    for name in ("upos", "xpos", "features", "lemma", "entity", "begins"):
        answers = getattr(network, name)(words).float()
        if (batch[name] != batches.UNKNOWN).any():
            found[name] = F.cross_entropy(answers.flatten(0, 1), batch[name].flatten(), ignore_index=batches.UNKNOWN)
    known = batch["head"] != batches.UNKNOWN
    arcs = network.arcs(words).float().masked_fill(~batch["arc_mask"], -1e4)
    found["head"] = F.cross_entropy(arcs[known], batch["head"][known])
    labelled = (batch["relation"] != batches.UNKNOWN).nonzero(as_tuple=True)
    governors = words[labelled[0], batch["head"][labelled] - 1]
    relations = network.relations_at(words[labelled], governors).float()
    found["relation"] = F.cross_entropy(relations, batch["relation"][labelled])
    return found


WEIGHTS = {"upos": 0.5, "xpos": 0.5, "features": 0.5, "lemma": 0.5, "entity": 0.7, "begins": 0.5, "head": 1.0, "relation": 0.7}


def groups_of(network: Network, rate: float, head_rate: float, decay: float) -> list[dict]:
    """Lower layers learn slower; what is new learns fast."""
    layers = len(network.encoder.layers)
    groups: dict[tuple[float, float], list] = {}
    for name, parameter in network.named_parameters():
        parts = name.split(".")
        if parts[0] != "encoder" or parts[1] == "casing":
            parameter_rate = head_rate
        elif parts[1] == "layers":
            parameter_rate = rate * 0.9 ** (layers - 1 - int(parts[2]))
        else:
            parameter_rate = rate * 0.9**layers
        weight_decay = decay if parameter.dim() > 1 else 0.0
        groups.setdefault((parameter_rate, weight_decay), []).append(parameter)
    return [{"params": p, "lr": lr, "peak": lr, "weight_decay": d} for (lr, d), p in groups.items()]


def schedule(step: int, steps: int, warm: int) -> float:
    if step < warm:
        return step / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def make_chunks(sets: list[tuple[list, int]], vocabulary: WordPieces, order: random.Random) -> list[batches.Chunk]:
    chunks = []
    for paragraphs, times in sets:
        for _ in range(times):
            for paragraph in augment.regroup(paragraphs, order):
                longest = order.choice((24, 48, 96, 160, 192))
                changed = [augment.change(sentence, order) for sentence in paragraph]
                chunks += batches.cut_paragraph(changed, vocabulary, longest)
    for chunk in chunks:
        augment.hide_pieces(chunk, vocabulary, order)
    return chunks


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minilm", type=Path, required=True, help="folder of model.safetensors and tokenizer.json")
    parser.add_argument("--data", type=Path, required=True, help="folder of treebanks/ and ner/")
    parser.add_argument("--own", type=Path, required=True, help="our own sentences, CoNLL-U")
    parser.add_argument("--own-held-out", type=Path)
    parser.add_argument("--words", type=Path, required=True, help="data/language")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--batch", type=int, default=2048, help="pieces")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stop-after", type=int, default=10**9, help="epochs; the schedule stays that of --epochs")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    order = random.Random(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    nationalities = treebank.read_words(options.words / "nationalities.tsv")
    read = {}
    for name in ("en_ewt-ud-train", "en_gum-open-train", "en_ewt-ud-dev"):
        read[name] = treebank.read_treebank(options.data / "treebanks" / f"{name}.conllu")
    for name in ("en_ewt-ud-train", "en_ewt-ud-dev"):
        treebank.add_entities(options.data / "ner" / f"{name}.iob2", nationalities, read[name])
    treebank.add_gum_entities(nationalities, read["en_gum-open-train"])
    own = treebank.read_treebank(options.own)
    inventory = batches.take_inventory(read["en_ewt-ud-train"] + read["en_gum-open-train"] + own * 2)
    vocabulary, rows = WordPieces.read(options.minilm / "tokenizer.json")
    sizes = Sizes(len(vocabulary.pieces), len(inventory.upos), len(inventory.xpos), len(inventory.features),
                  len(inventory.scripts), len(batches.ENTITIES), len(inventory.relations))
    network = Network(sizes, options.layers)
    load_minilm(network, read_minilm(options.minilm), rows)
    network.to(device)
    mean = copy.deepcopy(network).eval()
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "inventory.json").write_text(json.dumps(
        {"pieces": vocabulary.pieces, "sizes": dataclasses.asdict(sizes), "layers": options.layers,
         "inventory": dataclasses.asdict(inventory)}, ensure_ascii=False))
    print(sizes, sum(p.numel() for p in network.parameters()), file=sys.stderr)

    sets = [(batches.paragraphs(read["en_ewt-ud-train"]), 1), (batches.paragraphs(read["en_gum-open-train"]), 1),
            ([[s] for s in own], 3)]
    dev = read["en_ewt-ud-dev"]
    optimizer = torch.optim.AdamW(groups_of(network, options.rate, options.head_rate, 0.01), betas=(0.9, 0.98), fused=True)
    step, steps = 0, 0
    for epoch in range(min(options.epochs, options.stop_after)):
        started = time.time()
        groups = batches.group(make_chunks(sets, vocabulary, order), options.batch, order)
        steps = steps or len(groups) * options.epochs
        network.train()
        total = 0.0
        for group in groups:
            offsets = [order.randrange(0, 256) if order.random() < 0.2 else 0 for _ in group]
            batch = {name: tensor.to(device) for name, tensor in batches.to_tensors(group, inventory, offsets).items()}
            for part in optimizer.param_groups:
                part["lr"] = part["peak"] * schedule(step, steps, warm=200)
            with torch.autocast(device, dtype=torch.bfloat16):
                loss = sum(WEIGHTS[name] * value for name, value in losses(network, batch).items())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.998, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.parameters()), list(network.parameters()), 1 - keep)
            total += loss.item()
            if step % 50 == 0:
                print(f"  step {step}/{steps} loss {total / 50:.3f} {time.time() - started:.0f} s", file=sys.stderr)
                total = 0.0
        print(f"epoch {epoch + 1}  {time.time() - started:.0f} s  dev {score(mean, dev, vocabulary, inventory, device)}", flush=True)
        if options.own_held_out:
            held_out = treebank.read_treebank(options.own_held_out)
            print(f"    held out {score(mean, held_out, vocabulary, inventory, device)}", flush=True)
        save_file(mean.state_dict(), options.out / "mean.safetensors")


if __name__ == "__main__":
    main()
