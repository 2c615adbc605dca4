"""A BERT sentence encoder as an ONNX graph, built straight from its safetensors weights.

Needs neither torch nor an exporter: the network is a few dozen nodes, and writing them as ONNX
Runtime's fused operators leaves nothing for a graph optimiser to find. Devlin et al., BERT, NAACL
2019; pooled after Reimers and Gurevych, Sentence-BERT, EMNLP 2019.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import orjson

from data.errors import InputError, MissingDependency
from index.vectors.embed.optional import optional_module

if TYPE_CHECKING:
    import onnx

Array = npt.NDArray[Any]

VERSION: Final = 1
"""Raised whenever the same weights would give another file."""

_FUSED: Final = "com.microsoft"
_BLOCK: Final = 32
_INT8_ACTIVATIONS: Final = 4


class Precision(StrEnum):
    """In what numbers the matrix products are computed."""

    FLOAT32 = "float32"
    """The model as it was trained."""
    INT8 = "int8"
    """8 bits, scaled per block of 32 values. Each text is still computed on its own."""
    INT8_DYNAMIC = "int8-dynamic"
    """8 bits, scaled per tensor: the fastest and coarsest. The texts that share a batch share a
    scale, so a vector depends a little on its neighbours."""


@dataclass(frozen=True, slots=True)
class BertShape:
    """What a BERT's config.json says of its layers."""

    hidden: int
    heads: int
    layers: int
    epsilon: float

    @staticmethod
    def read(folder: Path) -> BertShape:
        """Read it from a model's folder.

        Raises:
            InputError: another architecture, or another activation than GELU.
        """
        config = orjson.loads((folder / "config.json").read_bytes())
        for field, accepted in (("model_type", "bert"), ("hidden_act", "gelu")):
            if config.get(field) != accepted:
                raise InputError(
                    "this model cannot run without sentence-transformers",
                    field=field,
                    value=config.get(field),
                    accepted=accepted,
                )
        return BertShape(
            hidden=config["hidden_size"],
            heads=config["num_attention_heads"],
            layers=config["num_hidden_layers"],
            epsilon=config["layer_norm_eps"],
        )


def build_graph(folder: Path, target: Path, precision: Precision) -> None:
    """Write the ONNX file of a mean-pooled BERT encoder.

    Its inputs are ``input_ids`` and ``attention_mask``, int32 of shape (texts, tokens); its output
    is ``embedding``, float32 of shape (texts, hidden), L2-normalised.

    Args:
        folder: holds config.json and model.safetensors.
        target: the file to write.
        precision: of the matrix products.

    Raises:
        MissingDependency: onnx or safetensors is not installed.
    """
    try:
        import onnx
        from safetensors.numpy import load_file
    except ImportError as error:
        raise MissingDependency(
            "building the encoder needs two more packages: pip install onnx safetensors"
        ) from error
    weights = load_file(folder / "model.safetensors")
    model = _Graph(BertShape.read(folder), weights, precision).model()
    if precision is Precision.INT8_DYNAMIC:
        _quantise(model, target)
    else:
        onnx.save(model, str(target))


class _Graph:
    """Nodes and weights as they are put together."""

    def __init__(self, shape: BertShape, weights: Mapping[str, Array], precision: Precision):
        from onnx import helper, numpy_helper

        self._shape = shape
        self._weights = weights
        self._precision = precision
        self._make_node = helper.make_node
        self._from_array = numpy_helper.from_array
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        from onnx import TensorProto, helper

        rows = self._embeddings()
        for layer in range(self._shape.layers):
            rows = self._layer(f"encoder.layer.{layer}.", rows)
        # The mean over a text's tokens; its divisor falls away when the sum is normalised.
        mask = self._node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
        axis = self._constant("axis", np.array([1], np.int64))
        mask = self._node("Unsqueeze", [mask, axis], "mask.row")
        summed = self._node("MatMul", [mask, rows], "sum.row")
        summed = self._node("Squeeze", [summed, axis], "sum")
        self._node("LpNormalization", [summed], "embedding", axis=-1, p=2)
        graph = helper.make_graph(
            self._nodes,
            "sentence encoder",
            [
                helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "tokens"])
                for name in ("input_ids", "attention_mask")
            ],
            [
                helper.make_tensor_value_info(
                    "embedding", TensorProto.FLOAT, ["texts", self._shape.hidden]
                )
            ],
            self._constants,
        )
        return helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)],
            ir_version=9,
        )

    def _embeddings(self) -> str:
        weights, prefix = self._weights, "embeddings."
        # Every token is of the first segment, so that segment's row goes into the positions.
        positions = weights[prefix + "position_embeddings.weight"]
        positions = positions + weights[prefix + "token_type_embeddings.weight"][0]
        self._node(
            "EmbedLayerNormalization",
            [
                "input_ids",
                "",
                self._constant("words", weights[prefix + "word_embeddings.weight"]),
                self._constant("positions", positions),
                "",
                self._weight(prefix + "LayerNorm.weight"),
                self._weight(prefix + "LayerNorm.bias"),
            ],
            "embedded",
            "embedded.mask",
            domain=_FUSED,
            epsilon=self._shape.epsilon,
        )
        return "embedded"

    def _layer(self, prefix: str, rows: str) -> str:
        attended = self._attention(prefix + "attention.self.", rows)
        output = prefix + "attention.output."
        rows = self._add_and_norm(output, self._product(output + "dense", attended), rows)
        inner = self._product(prefix + "intermediate.dense", rows)
        bias = self._weight(prefix + "intermediate.dense.bias")
        inner = self._node("BiasGelu", [inner, bias], prefix + "gelu", domain=_FUSED)
        return self._add_and_norm(
            prefix + "output.", self._product(prefix + "output.dense", inner), rows
        )

    def _attention(self, prefix: str, rows: str) -> str:
        parts = ("query", "key", "value")
        joined = np.concatenate([self._weights[f"{prefix}{p}.weight"].T for p in parts], axis=1)
        bias = np.concatenate([self._weights[f"{prefix}{p}.bias"] for p in parts])
        bias_name = self._constant(prefix + "bias", bias)
        heads = self._shape.heads
        if self._precision is not Precision.INT8:
            weight = self._constant(prefix + "weight", joined)
            inputs = [rows, weight, bias_name, "attention_mask"]
            return self._node("Attention", inputs, prefix + "out", domain=_FUSED, num_heads=heads)
        product = self._block_product(prefix + "product", rows, joined)
        sizes = self._constant(prefix + "sizes", np.full(3, self._shape.hidden, np.int64))
        split = [prefix + part for part in parts]
        self._node("Split", [product, sizes], *split, axis=-1)
        inputs = [*split, bias_name, "attention_mask"]
        return self._node(
            "MultiHeadAttention", inputs, prefix + "out", domain=_FUSED, num_heads=heads
        )

    def _add_and_norm(self, prefix: str, rows: str, skip: str) -> str:
        names = ("LayerNorm.weight", "LayerNorm.bias", "dense.bias")
        inputs = [rows, skip, *(self._weight(prefix + name) for name in names)]
        return self._node(
            "SkipLayerNormalization",
            inputs,
            prefix + "normed",
            domain=_FUSED,
            epsilon=self._shape.epsilon,
        )

    def _product(self, prefix: str, rows: str) -> str:
        weight = self._weights[prefix + ".weight"].T
        if self._precision is Precision.INT8:
            return self._block_product(prefix + ".product", rows, weight)
        return self._node(
            "MatMul", [rows, self._constant(prefix + ".weight", weight)], prefix + ".product"
        )

    def _block_product(self, name: str, rows: str, weight: Array) -> str:
        depth, width = weight.shape
        blocks = weight.T.reshape(width, depth // _BLOCK, _BLOCK)
        scales = np.abs(blocks).max(axis=-1, keepdims=True) / 127
        scales[scales == 0] = 1
        packed = np.clip(np.rint(blocks / scales) + 128, 0, 255).astype(np.uint8)
        inputs = [
            rows,
            self._constant(name + ".packed", packed),
            self._constant(name + ".scales", scales.astype(np.float32).reshape(-1)),
        ]
        return self._node(
            "MatMulNBits",
            inputs,
            name,
            domain=_FUSED,
            K=depth,
            N=width,
            bits=8,
            block_size=_BLOCK,
            accuracy_level=_INT8_ACTIVATIONS,
        )

    def _node(
        self, kind: str, inputs: Sequence[str], *outputs: str, domain: str = "", **attributes: Any
    ) -> str:
        node = self._make_node(kind, inputs, outputs, name=outputs[0], domain=domain, **attributes)
        self._nodes.append(node)
        return outputs[0]

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _constant(self, name: str, values: Array) -> str:
        self._constants.append(self._from_array(np.ascontiguousarray(values), name))
        return name


def _quantise(model: onnx.ModelProto, target: Path) -> None:
    """Dynamic quantisation of all products but those after a GELU, whose outliers spoil a scale."""
    import onnx

    quantization = optional_module(
        "onnxruntime.quantization", purpose="quantising the encoder", install="onnxruntime"
    )
    kept = [n.name for n in model.graph.node if n.name.endswith(".output.dense.product")]
    kept = [name for name in kept if ".attention." not in name]
    quantization.quantize_dynamic(
        model,
        str(target),
        per_channel=True,
        weight_type=quantization.QuantType.QInt8,
        nodes_to_exclude=[*kept, "sum.row"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
