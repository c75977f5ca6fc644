"""Writes a checkpoint as the file that is shipped: `python -m training.export CHECKPOINT FILE`.

The matrix products are int8: weights with one scale for each 128 of a column, activations with one for each 128 of a row
(onnxruntime's `MatMulNBits`). A few values of these activations are huge: with one scale for all of them, as in its dynamic
quantisation, another sentence came first for one question of five. The table of words is int8 too, one scale a row; all else
stays float32.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from training.network import Network

OPSET = 18
BLOCK = 128
INT8 = 4
"""The accuracy level of `MatMulNBits` at which activations are int8 too."""


class QuantisedTable(nn.Module):
    """Rows of int8 with one scale each, in place of the table of words: a quarter of its size."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale.squeeze(1))

    def forward(self, pieces: Tensor) -> Tensor:
        rows: Tensor = torch.nn.functional.embedding(pieces, self.rows)  # type: ignore[arg-type]
        return rows.float() * self.scale[pieces][:, :, None]  # type: ignore[index]


class Exported(nn.Module):
    """The network with the head's numbers alone."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        return self.network(pieces, mask)[1]  # type: ignore[no-any-return]


def export(network: Network, file: Path) -> None:
    """Writes the network; the result has inputs `pieces` (batch, length; int64) and `mask` (float32) and the output `head`."""
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    network.eval()
    network.words = QuantisedTable(network.words.weight.detach())  # type: ignore[assignment]
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length")
    shapes = {"pieces": {0: batch, 1: length}, "mask": {0: batch, 1: length}}
    example = (torch.full((2, 16), 5), torch.ones(2, 16))
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        torch.onnx.export(
            Exported(network), example, str(whole), dynamo=True, external_data=False, opset_version=OPSET,
            input_names=["pieces", "mask"], output_names=["head"], dynamic_shapes=shapes, optimize=True,
        )  # fmt: skip
        quantiser = MatMulNBitsQuantizer(onnx.load(whole), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=INT8)
        quantiser.process()
        quantiser.model.save_model_to_file(str(file), False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a checkpoint as int8 ONNX.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    export(Network.from_checkpoint(arguments.checkpoint), arguments.file)
    print(f"{arguments.file}: {arguments.file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
