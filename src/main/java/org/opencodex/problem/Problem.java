package org.opencodex.problem;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;

/** A failure as {@code application/problem+json} (RFC 9457), with {@code code} and, for bad fields, {@code errors}. */
public final class Problem {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonProvider JSON = JsonProvider.provider();

    private Problem() {}

    /** {@code {type, title, status, detail, code, errors?[{field, message}]}} and what the failure adds. */
    public static JsonObject of(OpenCodexException failure) {
        var code = failure.code();
        var problem = JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", code.title())
                .add("status", code.status())
                .add("detail", failure.getMessage())
                .add("code", code.code());
        if (!failure.errors().isEmpty()) {
            var errors = JSON.createArrayBuilder();
            failure.errors()
                    .forEach(error -> errors.add(JSON.createObjectBuilder()
                            .add("field", error.field())
                            .add("message", error.message())));
            problem.add("errors", errors);
        }
        failure.members().forEach(problem::add);
        return problem.build();
    }

    /** Whole seconds for the {@code Retry-After} header, at least one. */
    public static long seconds(Duration delay) {
        return Math.max(1, delay.plusMillis(999).toSeconds());
    }
}
