package org.opencodex.rig;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;

/**
 * A script as JSON: {@code {"chunks":[…],"reasoning":[…],"gated":false,"finishReason":"stop"|null,"ending":"normal",
 * "delayMillis":0,"packetBytes":0,"status":200,"body":"…","headers":{…}}}. Every member may be left out; {@code text}
 * instead of {@code chunks} is split into words. The endings are the names of {@link Ending} in lower case.
 */
final class ScriptJson {
    private ScriptJson() {}

    static Script read(JsonObject json) {
        var script = json.containsKey("text")
                ? Script.saying(json.getString("text"))
                : Script.answering(strings(json, "chunks").toArray(String[]::new));
        script = script.withReasoning(strings(json, "reasoning").toArray(String[]::new))
                .withEnding(Ending.of(json.getString("ending", "normal")))
                .withDelayMillis(json.getInt("delayMillis", 0))
                .withPacketBytes(json.getInt("packetBytes", 0))
                .withFinishReason(finishReason(json));
        if (json.getBoolean("gated", false)) {
            script = script.withGate();
        }
        if (json.containsKey("status") || json.containsKey("body")) {
            script = script.withAnswer(json.getInt("status", 200), json.getString("body", null));
        }
        if (json.containsKey("headers")) {
            for (var header : json.getJsonObject("headers").entrySet()) {
                script = script.withHeader(header.getKey(), ((JsonString) header.getValue()).getString());
            }
        }
        return script;
    }

    private static String finishReason(JsonObject json) {
        return json.containsKey("finishReason") && json.isNull("finishReason")
                ? null
                : json.getString("finishReason", "stop");
    }

    private static List<String> strings(JsonObject json, String member) {
        return json.containsKey(member)
                ? json.getJsonArray(member).getValuesAs(JsonString::getString)
                : List.of();
    }
}
