package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** The JSON of OpenAI's chat completions API, as far as the rig speaks it. */
final class Wire {
    // The static methods of Json look the provider up on each call.
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final long CREATED = 1_700_000_000;

    private Wire() {}

    static JsonObject parse(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static JsonObject error(String code, String message) {
        var error = BUILDERS.createObjectBuilder()
                .add("message", message)
                .add("type", "invalid_request_error")
                .addNull("param")
                .add("code", code);
        return BUILDERS.createObjectBuilder().add("error", error).build();
    }

    static JsonObject models(List<String> ids) {
        var data = BUILDERS.createArrayBuilder();
        for (var id : ids) {
            data.add(BUILDERS.createObjectBuilder()
                    .add("id", id)
                    .add("object", "model")
                    .add("created", CREATED)
                    .add("owned_by", "rig"));
        }
        return BUILDERS.createObjectBuilder()
                .add("object", "list")
                .add("data", data)
                .build();
    }

    /** A chunk with one delta; {@code member} is {@code role}, {@code content} or {@code reasoning_content}. */
    static JsonObject delta(String model, String member, String text) {
        return chunk(model, BUILDERS.createObjectBuilder().add(member, text).build(), null);
    }

    static JsonObject finish(String model, String reason) {
        return chunk(model, JsonObject.EMPTY_JSON_OBJECT, reason);
    }

    static JsonObject usage(String model, int promptTokens, int completionTokens) {
        return head(model, "chat.completion.chunk")
                .add("choices", BUILDERS.createArrayBuilder())
                .add("usage", tokens(promptTokens, completionTokens))
                .build();
    }

    /** The answer to a request without {@code stream}. */
    static JsonObject completion(String model, Script script, int promptTokens) {
        var message = BUILDERS.createObjectBuilder().add("role", "assistant").add("content", script.text());
        var choice = BUILDERS.createObjectBuilder().add("index", 0).add("message", message);
        if (script.finishReason() == null) {
            choice.addNull("finish_reason");
        } else {
            choice.add("finish_reason", script.finishReason());
        }
        return head(model, "chat.completion")
                .add("choices", BUILDERS.createArrayBuilder().add(choice))
                .add("usage", tokens(promptTokens, script.chunks().size()))
                .build();
    }

    private static JsonObject chunk(String model, JsonObject delta, String finishReason) {
        var choice = BUILDERS.createObjectBuilder().add("index", 0).add("delta", delta);
        if (finishReason == null) {
            choice.addNull("finish_reason");
        } else {
            choice.add("finish_reason", finishReason);
        }
        return head(model, "chat.completion.chunk")
                .add("choices", BUILDERS.createArrayBuilder().add(choice))
                .build();
    }

    private static JsonObjectBuilder tokens(int prompt, int completion) {
        return BUILDERS.createObjectBuilder()
                .add("prompt_tokens", prompt)
                .add("completion_tokens", completion)
                .add("total_tokens", prompt + completion);
    }

    private static JsonObjectBuilder head(String model, String object) {
        return BUILDERS.createObjectBuilder()
                .add("id", "chatcmpl-rig")
                .add("object", object)
                .add("created", CREATED)
                .add("model", model);
    }
}
