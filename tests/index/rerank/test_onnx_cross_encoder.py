"""A cross-encoder on ONNX Runtime: tiny, made here, so that every score is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from data.errors import InputError
from index.rerank.cross_encoder import CrossEncoderReranker, open_cross_encoder
from index.rerank.onnx_cross_encoder import OnnxCrossEncoder

WORDS = {"[PAD]": 0, "[CLS]": 1, "[SEP]": 2, "[UNK]": 3, "electric": 5, "forklift": 7, "lamp": 11}


def write_tokenizer(folder: Path) -> None:
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def write_model(path: Path) -> None:
    """Scores a pair by the sum of the numbers of its second text's words."""
    shape = ["pairs", "tokens"]
    graph = helper.make_graph(
        [
            helper.make_node("Mul", ["input_ids", "token_type_ids"], ["second"]),
            helper.make_node("Cast", ["second"], ["real"], to=TensorProto.FLOAT),
            helper.make_node("ReduceSum", ["real", "axes"], ["logits"], keepdims=1),
        ],
        "sum",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, shape)
            for name in ("input_ids", "token_type_ids")
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", 1])],
        [helper.make_tensor("axes", TensorProto.INT64, [1], [1])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    path.parent.mkdir(exist_ok=True)
    onnx.save(model, str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tiny"
    made.mkdir()
    write_tokenizer(made)
    write_model(made / "model.onnx")
    return made


@pytest.mark.parametrize("threads", [1, 3])
def test_every_text_gets_its_own_score(folder: Path, threads: int) -> None:
    reranker = OnnxCrossEncoder(folder, threads=threads)
    texts = ["lamp", "electric forklift", "forklift", "nothing known", "lamp " * 9] * 5
    scores = reranker.scores("electric lamp", texts)
    # The separator after the text is 2; what is not known is 3.
    assert scores.tolist() == [13.0, 14.0, 9.0, 8.0, 101.0] * 5
    assert scores.dtype == np.float32
    assert reranker.scores("electric lamp", []).tolist() == []


def test_a_long_text_is_cut_and_the_query_is_not(folder: Path) -> None:
    reranker = OnnxCrossEncoder(folder)
    # 160 tokens: three marks, one word of the query, 156 of the text.
    assert reranker.scores("lamp", ["lamp " * 900]).tolist() == [156 * 11 + 2.0]


def test_an_exported_model_is_read_without_torch(folder: Path, tmp_path: Path) -> None:
    chosen = open_cross_encoder(str(folder))
    assert isinstance(chosen, OnnxCrossEncoder)
    assert chosen.name == "tiny"
    beside = tmp_path / "beside"
    beside.mkdir()
    write_tokenizer(beside)
    write_model(beside / "onnx" / "model.onnx")
    assert open_cross_encoder(str(beside)).scores("lamp", ["lamp"]).tolist() == [13.0]
    assert isinstance(open_cross_encoder("any/model"), CrossEncoderReranker)


def test_a_damaged_model_is_refused(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(InputError, match=r"tokenizer\.json"):
        open_cross_encoder(str(folder)).scores("lamp", ["lamp"])
