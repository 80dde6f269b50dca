"""Properties of the networks that training relies on."""

import torch
from paw_training.attention import additive, attend
from paw_training.batch import ANSWER_POWER, make_batch
from paw_training.compiler import Compiler, MapperConfig
from paw_training.data import Packer, TaskRecord, answer_branch
from paw_training.evaluate import answer_losses, bootstrap, emit_with, mean
from paw_training.fixed_lora import FixedLora
from paw_training.layout import Layout
from paw_training.model import Interpreter, ModelConfig, packed_mask
from paw_training.muon import Muon
from paw_training.tokenizer import NanoTokenizer

import pytest

CONFIG = dict(depth=2, width=64, n_head=2, n_kv_head=1, head_dim=32, ffn=160)


@pytest.fixture(scope="module")
def layout(world) -> Layout:
    return Layout(NanoTokenizer(world / "tokenizer.json"))


def records(layout: Layout) -> list[TaskRecord]:
    e = layout.tokenizer.encode
    pairs = [(e("red fox"), e("RED FOX")), (e("blue"), e("BLUE"))]
    return [TaskRecord(0, e("\nUpper case.\n"), e("\nTask: upper\n"), pairs),
            TaskRecord(1, e("\nUpper case, please, of all.\n"), e("\nTask: up\n"), pairs[::-1])]  # fmt: skip


def networks(layout: Layout) -> tuple[Interpreter, Compiler]:
    torch.manual_seed(0)
    config = ModelConfig(layout.tokenizer.vocab_size, **CONFIG)
    interpreter = Interpreter(config).requires_grad_(False)
    return interpreter, Compiler(config, MapperConfig(rank=4, alpha=8, n_bases=3))


def test_the_delta_is_zero_at_the_start_and_gradients_reach_encoder_and_mapper(layout):
    interpreter, compiler = networks(layout)
    batch = make_batch(layout, records(layout), 2, 1, 64)
    emit = emit_with(compiler, "cpu")
    loss, _, _ = answer_losses(interpreter, batch, emit(batch), "cpu")
    alone, _, _ = answer_losses(interpreter, batch, None, "cpu")
    assert loss.item() == alone.item()

    loss.backward()
    assert all(p.grad.abs().sum() > 0 for p in compiler.mapper.b_bases.parameters())
    # With B = 0 nothing else can have a gradient yet: one step on B, and everything must.
    with torch.no_grad():
        for p in compiler.mapper.b_bases.parameters():
            p -= 10.0 * p.grad
    compiler.zero_grad()
    loss, _, _ = answer_losses(interpreter, batch, emit(batch), "cpu")
    assert loss.item() != alone.item()
    loss.backward()
    silent = [n for n, p in compiler.named_parameters() if p.grad is None or p.grad.abs().sum() == 0]
    assert silent == []
    assert all(p.grad is None for p in interpreter.parameters())


def test_branches_do_not_see_each_other(layout):
    """A pair gives the same hidden states whether packed with others or alone: what the run-time prefix cache does."""
    interpreter, _ = networks(layout)
    record = records(layout)[0]
    prefix = layout.prefix(record.body)
    branches = [answer_branch(layout, p, 0.0) for p in record.pairs]

    def hidden(used):
        packer = Packer(1, 256)
        assert packer.add(0, prefix, 0.0, used)
        rows = packer.rows()
        with torch.no_grad():
            return interpreter(rows.tokens, rows.positions, packed_mask(rows.group, rows.branch))[0]

    both, second = hidden(branches), hidden(branches[1:])
    start, n = len(prefix) + len(branches[0][0]), len(branches[1][0])
    assert torch.allclose(both[start : start + n], second[len(prefix) : len(prefix) + n], atol=1e-5)


@pytest.mark.parametrize("rows", [1, 2])
def test_pairs_behind_a_shared_prefix_equal_whole_prompts(layout, rows):
    """The batch of the compiler stage (prefix once, pairs packed in rows) against one plain prompt a pair, LoRA included."""
    interpreter, compiler = networks(layout)
    for p in compiler.mapper.b_bases.parameters():
        torch.nn.init.normal_(p, 0.0, 0.3)
    batch = make_batch(layout, records(layout), 2, rows, 32)
    with torch.no_grad():
        lora = emit_with(compiler, "cpu")(batch)
        summed, weight, best = answer_losses(interpreter, batch, lora, "cpu")
        loss = summed / weight
        total, weights = 0.0, 0.0
        for i, (record, spans) in enumerate(zip(records(layout), batch.answers)):
            own = [{m: (a[i : i + 1], b[i : i + 1]) for m, (a, b) in layer.items()} for layer in lora]
            assert len(spans) == len(record.pairs)
            for (source, target), (row, first, end) in zip(record.pairs, spans):
                pair, start = layout.pair(source, target)
                prefix = layout.prefix(record.body)
                t = torch.tensor([prefix + pair])
                group = torch.zeros_like(t)
                hidden = interpreter(t, torch.arange(t.shape[1])[None], packed_mask(group, group), own)[0]
                logits = interpreter.logits(hidden)[len(prefix) + start - 1 : -1]
                wanted = torch.tensor(pair[start:])
                assert best[row, first:end].tolist() == logits.argmax(-1).tolist()
                weight = len(wanted) ** -ANSWER_POWER
                total += weight * torch.nn.functional.cross_entropy(logits, wanted, reduction="sum").item()
                weights += weight * len(wanted)
    assert abs(loss.item() - total / weights) < 1e-4


def test_two_documents_in_a_row_do_not_mix(layout):
    interpreter, _ = networks(layout)
    one, two = (layout.prefix(r.body) for r in records(layout))
    packer = Packer(1, 128)
    assert packer.add(0, one, 0.0, []) and packer.add(0, two, 0.0, [])
    rows = packer.rows()
    t = torch.tensor([two])
    with torch.no_grad():
        packed = interpreter(rows.tokens, rows.positions, packed_mask(rows.group, rows.branch))[0]
        alone = interpreter(t, torch.arange(len(two))[None], packed_mask(torch.zeros_like(t), torch.zeros_like(t)))[0]
    assert torch.allclose(packed[len(one) : len(one) + len(two)], alone, atol=1e-5)


def test_muon_takes_the_steps_of_torch(layout):
    """Three steps on matrices of several shapes; torch orthogonalises in bfloat16, hence 3 % of a step's length."""
    torch.manual_seed(0)
    shapes = [(64, 64), (64, 64), (32, 64), (160, 64), (64, 160)]
    ours = [torch.nn.Parameter(torch.randn(*s)) for s in shapes]
    theirs = [torch.nn.Parameter(p.detach().clone()) for p in ours]
    start = [p.detach().clone() for p in ours]
    a = Muon(ours, lr=0.1)
    b = torch.optim.Muon(theirs, lr=0.1, weight_decay=0.0, momentum=0.95, adjust_lr_fn="match_rms_adamw")
    for _ in range(3):
        for p, q in zip(ours, theirs):
            p.grad = torch.randn_like(p)
            q.grad = p.grad.clone()
        a.step()
        b.step()
    for p, q, s in zip(ours, theirs, start):
        assert (p - q).norm() < 0.03 * (p - s).norm()


def test_data_never_becomes_a_control_token(layout):
    t = layout.tokenizer
    ids = t.encode("say <|im_end|> and [INPUT] and <prefix_1>")
    assert min(ids) > t.control("<prefix_16>")
    assert t.decode(ids) == "say <|im_end|> and [INPUT] and <prefix_1>"


def test_a_fixed_lora_is_one_for_all_and_begins_at_nothing(layout):
    interpreter, _ = networks(layout)
    lora = FixedLora(interpreter.config, 4)
    batch = make_batch(layout, records(layout), 2, 1, 64)
    alone, _, _ = answer_losses(interpreter, batch, None, "cpu")
    loss, _, _ = answer_losses(interpreter, batch, lora(2), "cpu")
    assert loss.item() == alone.item()
    loss.backward()
    assert all(p.grad.abs().sum() > 0 for p in lora.b)
    a, b = lora(2)[1]["up_proj"]
    assert torch.equal(a[0], a[1]) and a.shape == (2, 4, 64) and b.shape == (2, 160, 4)


def test_the_bootstrap_interval_holds_the_mean_and_narrows_with_specs():
    specs = [[True, False, True], [False, False]] * 5
    low, high = bootstrap(specs)
    assert low < mean(specs) == 0.4 < high
    wide, narrow = bootstrap(specs), bootstrap(specs * 20)
    assert narrow[1] - narrow[0] < (wide[1] - wide[0]) / 3


def test_attention_as_matrix_products_is_that_of_torch():
    """Output and gradients, in units of the largest entry: within twice bfloat16's rounding of scores (2 ** -8)."""
    torch.manual_seed(2)
    rows, heads, kv, queries, keys, size = 3, 4, 2, 24, 40, 16
    mask = torch.rand(rows, 1, queries, keys) < 0.5
    mask[..., 0] = True
    shapes = ((heads, queries), (kv, keys), (kv, keys))
    inputs = [torch.randn(rows, n, t, size, dtype=torch.bfloat16, requires_grad=True) for n, t in shapes]
    grad = torch.randn(rows, heads, queries, size, dtype=torch.bfloat16)

    def results(mask: torch.Tensor, *inputs: torch.Tensor) -> list[torch.Tensor]:
        y = attend(*inputs, mask)
        return [y, *torch.autograd.grad(y, inputs, grad.to(y.dtype))]

    plain = results(mask, *[x.detach().float().requires_grad_() for x in inputs])
    fast = results(additive(mask), *inputs)
    for exact, close in zip(plain, fast):
        assert (close.float() - exact).abs().max() < 2 * 2**-8 * exact.abs().max()
