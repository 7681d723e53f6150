"""The network: MiniLM with a casing embedding, and a head for each question that is asked of a word."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH = 384
ATTENTION_HEADS = 12
INNER = 1536
CASINGS = 12  # six casings, with and without a blank before the word
ARC_WIDTH = 256
RELATION_WIDTH = 128


class Dropout(nn.Module):
    """Drops the same channels of all words of a paragraph: as good, and much less to draw."""

    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[-1], device=x.device) >= self.rate
        return x * (kept.to(x.dtype) / (1 - self.rate))


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    scores = (q @ k.transpose(-2, -1)) * q.shape[-1] ** -0.5
    return scores.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v


class Layer(nn.Module):
    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        mixed = attend(q, k, v, mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, pieces: int, layers: int, dropout: float):
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.casing = nn.Embedding(CASINGS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def forward(self, pieces: Tensor, casings: Tensor, first_position: Tensor, mask: Tensor) -> Tensor:
        positions = torch.arange(pieces.shape[1], device=pieces.device) + first_position[:, None]
        x = self.word(pieces) + self.position(positions) + self.casing(casings)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


@dataclass
class Sizes:
    """How many answers each question has."""

    pieces: int
    upos: int
    xpos: int
    features: int
    lemmas: int
    entities: int
    relations: int


class Network(nn.Module):
    def __init__(self, sizes: Sizes, layers: int = 6, dropout: float = 0.1, head_dropout: float = 0.33):
        super().__init__()
        self.encoder = Encoder(sizes.pieces, layers, dropout)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.features = nn.Linear(WIDTH, sizes.features)
        self.lemma = nn.Linear(WIDTH, sizes.lemmas)
        self.entity = nn.Linear(WIDTH, sizes.entities)
        self.begins = nn.Linear(WIDTH, 2)
        self.dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.governor = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.relation_dependent = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_governor = nn.Linear(WIDTH, RELATION_WIDTH)
        # One row of RELATION_WIDTH + 1 for each relation: times the governor, and what the dependent says alone.
        self.relation = nn.Linear(RELATION_WIDTH, sizes.relations * (RELATION_WIDTH + 1))
        self.dropout = Dropout(dropout)
        self.head_dropout = Dropout(head_dropout)
        self.arc_dropout = nn.Dropout(head_dropout)
        self.relations = sizes.relations

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """The mean of each word's pieces: [batch, words, width]."""
        x = self.encoder(batch["pieces"], batch["casings"], batch["first_position"], batch["piece_mask"])
        return self.dropout(torch.bmm(batch["word_pieces"].to(x.dtype), x))

    def arcs(self, words: Tensor) -> Tensor:
        """How well each word hangs on the root (column 0) and on each word: [batch, words, 1 + words]."""
        dependent = self.head_dropout(F.gelu(self.dependent(words)))
        governor = self.head_dropout(F.gelu(self.governor(words)))
        root = self.root.to(governor.dtype).expand(governor.shape[0], 1, -1)
        return torch.bmm(self.arc(dependent), torch.cat([root, governor], dim=1).transpose(1, 2))

    def relations_at(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """[arcs, relations] of the arcs from the one to the other, each [arcs, width]."""
        dependent = self.arc_dropout(F.gelu(self.relation_dependent(dependents)))
        governor = self.arc_dropout(F.gelu(self.relation_governor(governors)))
        governor = F.pad(governor, (0, 1), value=1.0)
        rows = self.relation(dependent).view(-1, self.relations, RELATION_WIDTH + 1)
        return torch.bmm(rows, governor[:, :, None]).squeeze(2)


def load_minilm(network: Network, weights: dict[str, Tensor], rows: list[int]) -> None:
    """MiniLM's weights under our names; only the given rows of its word embeddings."""
    encoder = network.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(weights["embeddings.word_embeddings.weight"][rows])
        encoder.position.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0])
        encoder.casing.weight.zero_()
        copy_(encoder.norm, weights, "embeddings.LayerNorm")
        step = 6 // len(encoder.layers)
        for i, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{(i + 1) * step - 1}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).copy_(
                    torch.cat([weights[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]))
            copy_(layer.out, weights, at + "attention.output.dense")
            copy_(layer.norm1, weights, at + "attention.output.LayerNorm")
            copy_(layer.inner, weights, at + "intermediate.dense")
            copy_(layer.outer, weights, at + "output.dense")
            copy_(layer.norm2, weights, at + "output.LayerNorm")


def copy_(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
