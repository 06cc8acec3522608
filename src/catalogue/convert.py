#!/usr/bin/env python3
"""Makes the generated half of the catalogue out of LiteLLM's data.

    pip download --no-deps litellm==1.106.2
    python3 src/catalogue/convert.py litellm-1.106.2-*.whl

reads the wheel of the package (MIT licence) and writes, into src/main/resources/catalogue,

    models.json          the facts of chat models: windows, limits, abilities, refused parameters, prices
    more-providers.json  the providers that speak OpenAI's API at a known address, but for those in providers.json

What the data does not say is left out, never guessed. The output depends on nothing but the wheel and providers.json.
"""
import ast
import json
import pathlib
import re
import sys
import zipfile
from decimal import Decimal

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "main" / "resources" / "catalogue"
MODELS = "litellm/model_prices_and_context_window_backup.json"
LIKE_OPENAI = "litellm/llms/openai_like/providers.json"
LOGIC = "litellm/litellm_core_utils/get_llm_provider_logic.py"
SAMPLING = ["temperature", "top_p"]
PENALTIES = ["presence_penalty", "frequency_penalty"]

# Spoken only with a subscription's sign-in, at an address of each customer's own, with a header of its own, or not for chat.
NOT_OFFERED = {
    "chatgpt", "github_copilot", "azure_ai", "codestral", "docker_model_runner", "hosted_vllm", "litellm_proxy",
    "lm_studio", "llamafile", "ragflow", "xinference", "empower", "anyscale", "galadriel", "ai21", "sarvam",
}  # fmt: skip

# As their owners write them; of others the identifier is made presentable.
NAMES = {
    "ai21_chat": "AI21", "aiml": "AI/ML API", "deepinfra": "DeepInfra", "gmi": "GMI Cloud", "meta_llama": "Meta Llama API",
    "nvidia_nim": "NVIDIA NIM", "ovhcloud": "OVHcloud", "sambanova": "SambaNova", "wandb": "Weights & Biases", "zai": "Z.ai",
    "v0": "Vercel v0", "vercel_ai_gateway": "Vercel AI Gateway", "dashscope": "Alibaba DashScope", "github": "GitHub Models",
    "featherless_ai": "Featherless AI", "lambda_ai": "Lambda AI", "friendliai": "FriendliAI", "cometapi": "CometAPI",
}  # fmt: skip


def main(wheel):
    with zipfile.ZipFile(wheel) as files:
        by_hand = json.loads((FOLDER / "providers.json").read_text())["providers"]
        data = json.loads(files.read(MODELS))
        year, month, day = files.getinfo(MODELS).date_time[:3]
        version = re.search(r"litellm-([\d.]+)", pathlib.Path(wheel).name).group(1).rstrip(".")
        more = providers(files, {entry["id"] for entry in by_hand}, covered(by_hand))
        wanted = {name for entry in by_hand + more for name in entry.get("facts_from", [])}
    head = {"source": f"LiteLLM {version}", "as_of": f"{year:04}-{month:02}-{day:02}"}
    write_models(head, models(data, wanted))
    lines = ",\n".join("    " + json.dumps(entry, ensure_ascii=False) for entry in more)
    (FOLDER / "more-providers.json").write_text('{\n  "providers": [\n' + lines + "\n  ]\n}\n")
    print(f"{len(more)} more providers; " + head["source"])


def covered(by_hand):
    return {name for entry in by_hand for name in entry.get("facts_from", [])}


def providers(files, ids, known):
    found = {}
    for name, entry in json.loads(files.read(LIKE_OPENAI)).items():
        found[name] = (entry["base_url"], entry.get("api_key_env"))
    for name in named(files):
        if name not in found:
            found[name] = address(files, name)
    entries = []
    for name, (url, key) in sorted(found.items()):
        identifier = name.replace("_", "-")
        # An address that somebody must complete is none.
        if not url or not key or "{" in url or name in NOT_OFFERED or name in known or identifier in ids:
            continue
        entries.append(
            {
                "id": identifier,
                "name": NAMES.get(name, name.replace("_", " ").replace("-", " ").title().replace(" Ai", " AI")),
                "base_url": url.rstrip("/"),
                "key_variable": key,
                "facts_from": [name],
            }
        )
    return entries


def named(files):
    tree = ast.parse(files.read("litellm/constants.py"))
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "openai_compatible_providers":
            return ast.literal_eval(node.value)
    raise SystemExit("constants.py names no openai_compatible_providers any more")


def address(files, name):
    """The address and the key's variable, out of the branch or the class that resolves the provider."""
    logic = files.read(LOGIC).decode()
    branch = re.search(
        r'custom_llm_provider == "' + re.escape(name) + r'"\)?[^\n]*:\n(.*?)(?=\n    elif |\n    if )', logic, re.S
    )
    texts = [branch.group(1)] if branch else []
    folder = "litellm/llms/" + {"ai21_chat": "ai21"}.get(name, name) + "/"
    for path in sorted(files.namelist()):
        if path.startswith(folder) and path.endswith(".py"):
            texts += re.findall(r"def _?get_openai_compatible_provider_info\(.*?(?=\n    def |\Z)",
                                files.read(path).decode(), re.S)
    for text in texts:
        url = re.search(r'"(https://[^"]+)"', text)
        key = re.search(r'get_secret(?:_str)?\(\s*"([A-Z0-9_]+(?:KEY|TOKEN))"', text)
        if url and key:
            return url.group(1), key.group(1)
    return None, None


def models(data, wanted):
    by_provider = {}
    for key, facts in data.items():
        provider = facts.get("litellm_provider")
        if provider in wanted and facts.get("mode") in ("chat", "responses"):
            by_provider.setdefault(provider, {})[own_name(key, provider)] = converted(facts, provider, key)
    return by_provider


def own_name(key, provider):
    """As the provider's own API names it."""
    for prefix in (provider + "/", {"cohere_chat": "cohere/"}.get(provider, provider + "/")):
        if key.startswith(prefix):
            return key[len(prefix):]
    return key


def converted(facts, provider, key):
    model = {}
    window, limit = number(facts, "max_input_tokens"), number(facts, "max_output_tokens")
    if window is None and limit is None:
        window = number(facts, "max_tokens")
    if window is not None:
        # Where answers have a room of their own this is the room of prompts: never more than there is.
        model["window"] = window
    if limit is not None:
        model["output"] = limit
    for name, ability in (("vision", "supports_vision"), ("tools", "supports_function_calling"), ("reasoning", "supports_reasoning")):
        if isinstance(facts.get(ability), bool):
            model[name] = facts[ability]
    refused = refuses(facts, provider, own_name(key, provider))
    if refused:
        model["refuses"] = refused
    if "input_cost_per_token" in facts and "output_cost_per_token" in facts:
        model["in"] = per_million(facts["input_cost_per_token"])
        model["out"] = per_million(facts["output_cost_per_token"])
        if "cache_read_input_token_cost" in facts:
            model["cached"] = per_million(facts["cache_read_input_token_cost"])
    return model


def refuses(facts, provider, name):
    if provider in ("openai", "azure") and facts.get("supports_reasoning") and "chat" not in name:
        return SAMPLING + PENALTIES + ["stop"]
    if facts.get("supports_sampling_params") is False:
        return SAMPLING
    return []


def number(facts, key):
    value = facts.get(key)
    return int(value) if isinstance(value, (int, float)) and value > 0 else None


def per_million(price):
    exact = (Decimal(repr(price)) * 1_000_000).normalize()
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def write_models(head, by_provider):
    with open(FOLDER / "models.json", "w") as out:
        out.write("{\n" + "".join(f"  {json.dumps(key)}: {json.dumps(value)},\n" for key, value in head.items()))
        out.write('  "models": {\n')
        blocks = []
        for provider, named_models in sorted(by_provider.items()):
            lines = ",\n".join(
                f"      {json.dumps(name)}: {json.dumps(facts)}" for name, facts in sorted(named_models.items())
            )
            blocks.append(f"    {json.dumps(provider)}: {{\n{lines}\n    }}")
        out.write(",\n".join(blocks) + "\n  }\n}\n")
    print(sum(map(len, by_provider.values())), "models of", len(by_provider), "providers")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
