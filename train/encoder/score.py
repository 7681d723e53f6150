"""How good a network is on sentences with gold tokens; heads greedily, so a little below what the program reaches."""

import torch

import batches
from network import Network
from treebank import Sentence
from wordpiece import WordPieces


def score(network: Network, sentences: list[Sentence], vocabulary: WordPieces, inventory: batches.Inventory, device: str) -> str:
    network.eval()
    chunks = [c for p in batches.paragraphs(sentences) for c in batches.cut_paragraph(p, vocabulary, 192)]
    right: dict[str, int] = {}
    seen: dict[str, int] = {}

    def count(name: str, hits: int, of: int) -> None:
        right[name] = right.get(name, 0) + hits
        seen[name] = seen.get(name, 0) + of

    basic = [relation.split(":")[0] for relation in inventory.relations]
    types = torch.tensor([basic.index(relation) for relation in basic])
    for group in batches.group(chunks, 4096, None):
        batch = {k: v.to(device) for k, v in batches.to_tensors(group, inventory, [0] * len(group)).items()}
        with torch.no_grad():
            words = network.words(batch)
            known = batch["head"] != batches.UNKNOWN
            for name in ("upos", "xpos", "features", "lemma"):
                guess = getattr(network, name)(words).argmax(-1)
                count(name, ((guess == batch[name]) & known).sum().item(), known.sum().item())
            guess = network.begins(words).argmax(-1)
            gold = batch["begins"] != batches.UNKNOWN
            count("begins", ((guess == 1) & (batch["begins"] == 1) & gold).sum().item() * 2,
                  ((guess == 1) & gold).sum().item() + ((batch["begins"] == 1) & gold).sum().item())
            entity = batch["entity"] != batches.UNKNOWN
            guess = network.entity(words).argmax(-1)
            count("entity words", ((guess == batch["entity"]) & entity & (guess > 0)).sum().item() * 2,
                  ((guess > 0) & entity).sum().item() + ((batch["entity"] > 0) & entity).sum().item())
            heads = network.arcs(words).masked_fill(~batch["arc_mask"], -1e4).argmax(-1)
            same = (heads == batch["head"]) & known
            count("UAS", same.sum().item(), known.sum().item())
            at = (same & (batch["relation"] != batches.UNKNOWN)).nonzero(as_tuple=True)
            relations = network.relations_at(words[at], words[at[0], heads[at] - 1]).argmax(-1).cpu()
            hits = (types[relations] == types[batch["relation"][at].cpu()]).sum().item()
            count("LAS", hits + (same & (batch["head"] == 0)).sum().item(), known.sum().item())
    return "  ".join(f"{name} {100 * right[name] / max(1, seen[name]):.2f}" for name in right)
