package org.opencodex.problem;

import static java.util.Objects.requireNonNull;

/** What is wrong with one field. {@code field} is its wire name, nested with dots: {@code llm_config.top_p}. */
public record FieldError(String field, String message) {
    public FieldError {
        requireNonNull(field, "field");
        requireNonNull(message, "message");
    }
}
