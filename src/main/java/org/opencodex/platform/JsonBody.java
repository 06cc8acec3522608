package org.opencodex.platform;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonObject;

/** The JSON object that a client sent, well-formed and free of text that the database could not keep. */
public record JsonBody(JsonObject object) {
    public JsonBody {
        requireNonNull(object, "object");
    }

    public Fields fields() {
        return new Fields(object);
    }
}
