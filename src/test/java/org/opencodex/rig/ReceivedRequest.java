package org.opencodex.rig;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request as it arrived. Header names are lower case. */
public record ReceivedRequest(
        String method, String path, Map<String, String> headers, String body, CountDownLatch clientClosed) {

    public JsonObject json() {
        return Wire.parse(body);
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The content of the last message of the role {@code user}, or an empty string. */
    public String lastUserMessage() {
        var messages = json().getJsonArray("messages");
        for (var index = messages == null ? -1 : messages.size() - 1; index >= 0; index--) {
            var message = messages.getJsonObject(index);
            if (message.getString("role").equals("user")) {
                return message.get("content") instanceof JsonString text
                        ? text.getString()
                        : message.get("content").toString();
            }
        }
        return "";
    }

    /** Whether the client closed the connection before the answer had ended. */
    public boolean closedByClient() {
        return clientClosed.getCount() == 0;
    }

    /** Waits until the client closes the connection before the answer has ended; false: it did not, in that time. */
    public boolean awaitClosedByClient(Duration limit) {
        try {
            return clientClosed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
