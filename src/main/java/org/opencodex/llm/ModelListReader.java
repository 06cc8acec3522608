package org.opencodex.llm;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.platform.JsonDialect;

/** How the APIs list their models: {@code GET BASE/models}, in words of their own. */
final class ModelListReader {
    /** Of one page; no provider has as many. */
    private static final int MOST = 1000;

    private ModelListReader() {}

    static URI address(Endpoint endpoint) {
        var base = endpoint.baseUrl().orElseThrow().toString();
        var path = (base.endsWith("/") ? base : base + "/") + "models";
        return URI.create(
                switch (endpoint.provider().wire()) {
                    case ANTHROPIC -> path + "?limit=" + MOST;
                    case GEMINI -> path + "?pageSize=" + MOST;
                    default -> path;
                });
    }

    /** Those that chat, as far as the list says. Throws {@code RuntimeException} of any kind for what is none. */
    static List<ModelFacts> read(WireFormat wire, String body) {
        var models = new ArrayList<ModelFacts>();
        // Together's list is an array without an object around it.
        var text = body.stripLeading().startsWith("[") ? "{\"data\":" + body + "}" : body;
        var list = JsonDialect.read(text).getJsonArray(wire == WireFormat.GEMINI ? "models" : "data");
        for (var value : list) {
            var model = value.asJsonObject();
            if (wire != WireFormat.GEMINI) {
                models.add(ModelFacts.unknown(model.getString("id"))
                        .saying(
                                first(model, "context_length", "max_model_len", "context_window"),
                                OptionalInt.empty()));
            } else if (chats(model)) {
                models.add(ModelFacts.unknown(model.getString("name").replaceFirst("^models/", ""))
                        .saying(first(model, "inputTokenLimit"), first(model, "outputTokenLimit")));
            }
        }
        return models;
    }

    private static boolean chats(JsonObject model) {
        return model.get("supportedGenerationMethods") instanceof JsonArray methods
                && methods.toString().contains("\"generateContent\"");
    }

    /** OpenRouter, vLLM and Groq say how long a prompt may be, each in a word of its own. */
    private static OptionalInt first(JsonObject model, String... members) {
        for (var member : members) {
            if (model.get(member) instanceof JsonNumber number && number.intValue() > 0) {
                return OptionalInt.of(number.intValue());
            }
        }
        return OptionalInt.empty();
    }
}
