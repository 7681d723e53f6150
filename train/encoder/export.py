"""Writes what learn.py made as the file that the program reads: model/README.md tells its layout."""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor


def rounded(weights: Tensor) -> tuple[Tensor, Tensor]:
    """Eight bits a weight, each row by the scale that makes the least squared error: its largest weight may be cut off."""
    largest = weights.abs().amax(dim=1).clamp(min=1e-8)
    best_codes = torch.zeros_like(weights, dtype=torch.int8)
    best_scale = torch.zeros_like(largest)
    best_error = torch.full_like(largest, torch.inf)
    for share in (1.0, 0.95, 0.9, 0.85, 0.8, 0.7):
        scale = largest * share / 127
        codes = (weights / scale[:, None]).round().clamp(-127, 127).to(torch.int8)
        error = ((codes * scale[:, None] - weights) ** 2).sum(1)
        better = error < best_error
        best_codes[better], best_scale[better], best_error[better] = codes[better], scale[better], error[better]
    return best_codes, best_scale


class Writer:
    def __init__(self):
        self.arrays: dict[str, Tensor] = {}

    def floats(self, name: str, numbers: Tensor) -> None:
        self.arrays[name] = numbers.detach().float().clone().contiguous()

    def matrix(self, name: str, weight: Tensor, bias: Tensor) -> None:
        codes, scale = rounded(weight.float())
        self.arrays[name + ".weight"] = codes.contiguous()
        self.floats(name + ".scale", scale)
        self.floats(name + ".bias", bias)


ANSWERS = ("upos", "xpos", "features", "lemma", "entity", "begins",
           "dependent", "governor", "relation_dependent", "relation_governor")


def arrays_of(state: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    writer = Writer()
    codes, scale = rounded(state["encoder.word.weight"])
    writer.arrays["pieces.weight"] = codes
    writer.floats("pieces.scale", scale)
    writer.floats("positions", state["encoder.position.weight"])
    writer.floats("casings", state["encoder.casing.weight"])
    for part in ("weight", "bias"):
        writer.floats("norm." + part, state["encoder.norm." + part])
    for i in range(layers):
        ours, name = f"layers.{i}.", f"encoder.layers.{i}."
        for to, source in (("projection", "qkv"), ("out", "out"), ("inner", "inner"), ("outer", "outer")):
            writer.matrix(ours + to, state[f"{name}{source}.weight"], state[f"{name}{source}.bias"])
        for to, source in (("after_attention", "norm1"), ("after_inner", "norm2")):
            for part in ("weight", "bias"):
                writer.floats(f"{ours}{to}.{part}", state[f"{name}{source}.{part}"])
    writer.matrix("answers", torch.cat([state[a + ".weight"] for a in ANSWERS]),
                  torch.cat([state[a + ".bias"] for a in ANSWERS]))
    writer.matrix("arc", state["arc.weight"], state["arc.bias"])
    writer.floats("root", state["root"])
    writer.matrix("relation", state["relation.weight"], state["relation.bias"])
    return writer.arrays


TYPES = {torch.int8: "I8", torch.float32: "F32"}


def write_safetensors(path: Path, arrays: dict[str, Tensor], metadata: dict[str, str]) -> None:
    """The library's own writer puts metadata in an order that changes from run to run."""
    header: dict[str, object] = {"__metadata__": metadata}
    at = 0
    for name, array in arrays.items():
        size = array.numel() * array.element_size()
        header[name] = {"dtype": TYPES[array.dtype], "shape": list(array.shape), "data_offsets": [at, at + size]}
        at += size
    told = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    told += b" " * (-len(told) % 8)
    with path.open("wb") as file:
        file.write(len(told).to_bytes(8, "little") + told)
        for array in arrays.values():
            file.write(array.contiguous().numpy().tobytes())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--learnt", type=Path, required=True, help="the folder that learn.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    told = json.loads((options.learnt / "inventory.json").read_text())
    inventory = told["inventory"]
    answers = {name: inventory[name] for name in ("upos", "xpos", "features", "tags", "scripts", "relations")}
    metadata = {
        "format": "dragoman-encoder",
        "version": "1",
        "licence": "CC-BY-SA-4.0",
        "pieces": "\n".join(told["pieces"]),
        "answers": json.dumps(answers, ensure_ascii=False, separators=(",", ":")),
    }
    state = load_file(options.learnt / "mean.safetensors")
    write_safetensors(options.out, arrays_of(state, told["layers"]), metadata)


if __name__ == "__main__":
    main()
