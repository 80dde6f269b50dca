"""Writes a trained snapshot in the form that TypeScript reads: safetensors, config.json, tokenizer.json, manifest.json."""

import hashlib
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from .model import ModelConfig


def hf_config(config: ModelConfig, eos: int) -> dict:
    """config.json of the Hugging Face Qwen3 layout."""
    return {
        "architectures": ["Qwen3ForCausalLM"],
        "model_type": "qwen3",
        "hidden_size": config.width,
        "num_hidden_layers": config.depth,
        "num_attention_heads": config.n_head,
        "num_key_value_heads": config.n_kv_head,
        "head_dim": config.head_dim,
        "intermediate_size": config.ffn,
        "vocab_size": config.vocab_size,
        "max_position_embeddings": config.context_length,
        "rope_theta": config.rope_theta,
        "rms_norm_eps": config.norm_eps,
        "hidden_act": "silu",
        "tie_word_embeddings": True,
        "attention_bias": False,
        "bos_token_id": None,
        "eos_token_id": eos,
        "torch_dtype": "float16",
    }


def save_network(state: dict[str, torch.Tensor], path: Path, dtype: torch.dtype) -> None:
    """An interpreter-shaped network under Hugging Face names; norms stay fp32."""
    save_file(
        {f"model.{k}": (v.to(dtype) if v.dim() > 1 else v.float()).contiguous().cpu() for k, v in state.items()}, path
    )


def save_mapper(state: dict[str, torch.Tensor], path: Path, dtype: torch.dtype) -> None:
    """The mapper; bases in `dtype`, trunk and head in fp32."""
    save_file(
        {k: (v.to(dtype) if "bases" in k else v.float()).contiguous().cpu() for k, v in state.items()}, path
    )


def chosen_interpreter(base: dict, compiler: dict, choice: str | None) -> dict[str, torch.Tensor]:
    """The interpreter of a snapshot: the compiler's own, as it was trained with, or that of the base.

    base, compiler: loaded checkpoints. choice: "compiler" or "base"; needed when the two differ.
    """
    theirs, ours = compiler["config"], base["config"]
    if theirs != ours:
        different = ", ".join(f"{k} {ours.get(k)} not {theirs.get(k)}" for k in {**ours, **theirs} if ours.get(k) != theirs.get(k))
        raise SystemExit(f"--base has other sizes than --compiler was trained with: {different}; give the base of that training")
    own = compiler.get("interpreter", base["model"])
    if choice is None and any(not torch.equal(own[k], v) for k, v in base["model"].items()):
        raise SystemExit(
            "--base is not the interpreter in the checkpoint of --compiler: give --interpreter compiler when that one was trained on from "
            "the base, or --interpreter base when the base is the one to export, such as a full fine-tune"
        )
    return base["model"] if choice == "base" else own


def export_snapshot(
    out: Path, name: str, base: dict, compiler: dict, tokenizer: Path, eos: int, max_spec_characters: int,
    adapter_type: str, stored: torch.dtype, gguf_type: str, licence: str,
) -> None:  # fmt: skip
    """base, compiler: loaded checkpoints. stored: precision of the files. gguf_type: type of the GGUF made from a network."""
    out.mkdir(parents=True, exist_ok=True)
    state = compiler["compiler"]
    save_network(base["model"], out / "interpreter.safetensors", stored)
    encoder = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
    save_network(encoder, out / "encoder.safetensors", stored)
    mapper = {k.removeprefix("mapper."): v for k, v in state.items() if k.startswith("mapper.")}
    save_mapper(mapper, out / "mapper.safetensors", stored)
    (out / "config.json").write_text(json.dumps(hf_config(ModelConfig(**base["config"]), eos), indent=2) + "\n")
    if tokenizer.resolve() != (out / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer, out / "tokenizer.json")

    def described(part: str, **more) -> dict:
        file = f"{part}.safetensors"
        return {"weights": file, "sha256": hashlib.sha256((out / file).read_bytes()).hexdigest(), **more}

    manifest = {
        "snapshot": name,
        "licence": licence,
        "max_spec_characters": max_spec_characters,
        "adapter_type": adapter_type,
        "interpreter": described("interpreter", type=gguf_type),
        "encoder": described("encoder", type=gguf_type),
        "mapper": described("mapper", **compiler["mapper"]),
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def import_snapshot(folder: Path) -> tuple[dict, dict]:
    """The checkpoints (base, compiler) that a snapshot came from, at its stored precision and without optimisers."""
    hf = json.loads((folder / "config.json").read_text())
    manifest = json.loads((folder / "manifest.json").read_text())
    config = ModelConfig(
        hf["vocab_size"], hf["num_hidden_layers"], hf["hidden_size"], hf["num_attention_heads"], hf["num_key_value_heads"],
        hf["head_dim"], hf["intermediate_size"], hf["max_position_embeddings"], hf["rope_theta"], hf["rms_norm_eps"],
    ).to_json()  # fmt: skip

    def network(part: str) -> dict[str, torch.Tensor]:
        tensors = load_file(folder / manifest[part]["weights"])
        return {k.removeprefix("model."): v.float() for k, v in tensors.items()}

    mapper = {k: v.float() for k, v in load_file(folder / manifest["mapper"]["weights"]).items()}
    state = {f"encoder.{k}": v for k, v in network("encoder").items()} | {f"mapper.{k}": v for k, v in mapper.items()}
    sizes = {k: manifest["mapper"][k] for k in ("rank", "alpha", "n_bases", "a_offset")}
    return (
        {"model": network("interpreter"), "config": config, "step": 0},
        {"compiler": state, "config": config, "mapper": sizes, "step": 0},
    )
