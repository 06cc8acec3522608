package org.opencodex.llm;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/**
 * The model's parameters, read from an {@code llm_config}. Known keys are checked, unknown ones are left out of the request.
 * An absent parameter is the provider's default. {@code contextWindow} is for us, where nobody knows the model's: in tokens,
 * prompt and answer together; it is never sent.
 */
public record LlmParameters(
        Optional<Double> temperature,
        Optional<Integer> maxTokens,
        Optional<Double> topP,
        List<String> stop,
        Optional<Long> seed,
        Optional<Double> presencePenalty,
        Optional<Double> frequencyPenalty,
        Optional<Integer> contextWindow) {
    static final int MOST_TOKENS = 1_000_000;
    static final int SMALLEST_WINDOW = 1_024;
    static final int LARGEST_WINDOW = 10_000_000;
    private static final int MOST_STOP_SEQUENCES = 4;

    public LlmParameters {
        stop = List.copyOf(stop);
    }

    /** Throws {@code validation_failed} that names every bad key, as {@code llm_config.KEY}. */
    public static LlmParameters of(JsonObject config) {
        var reading = new Reading(config, new ArrayList<>());
        var parameters = new LlmParameters(
                reading.decimal("temperature", 0, 2),
                reading.integer("max_tokens", 1, MOST_TOKENS).map(Math::toIntExact),
                reading.decimal("top_p", 0, 1),
                reading.stop(),
                reading.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                reading.decimal("presence_penalty", -2, 2),
                reading.decimal("frequency_penalty", -2, 2),
                reading.integer("context_window", SMALLEST_WINDOW, LARGEST_WINDOW)
                        .map(Math::toIntExact));
        if (!reading.errors.isEmpty()) {
            throw OpenCodexException.invalid(reading.errors);
        }
        return parameters;
    }

    /** The number with this key of {@code llm_config}, if it is there and one. */
    Optional<BigDecimal> number(String key) {
        return switch (key) {
            case "temperature" -> temperature.map(BigDecimal::valueOf);
            case "max_tokens" -> maxTokens.map(BigDecimal::valueOf);
            case "top_p" -> topP.map(BigDecimal::valueOf);
            case "seed" -> seed.map(BigDecimal::valueOf);
            case "presence_penalty" -> presencePenalty.map(BigDecimal::valueOf);
            case "frequency_penalty" -> frequencyPenalty.map(BigDecimal::valueOf);
            case "context_window" -> contextWindow.map(BigDecimal::valueOf);
            default -> Optional.empty();
        };
    }

    private record Reading(JsonObject config, List<FieldError> errors) {
        Optional<Double> decimal(String key, int least, int most) {
            return number(key, BigDecimal.valueOf(least), BigDecimal.valueOf(most), "a number")
                    .map(BigDecimal::doubleValue);
        }

        Optional<Long> integer(String key, long least, long most) {
            var found = number(key, BigDecimal.valueOf(least), BigDecimal.valueOf(most), "a whole number");
            if (found.isPresent() && found.get().stripTrailingZeros().scale() > 0) {
                return complain(key, "must be a whole number.");
            }
            return found.map(BigDecimal::longValueExact);
        }

        private Optional<BigDecimal> number(String key, BigDecimal least, BigDecimal most, String kind) {
            var value = config.get(key);
            if (value == null) {
                return Optional.empty();
            }
            var asked = "must be " + kind + " from " + least + " to " + most + ".";
            if (!(value instanceof JsonNumber number)) {
                return complain(key, asked);
            }
            var decimal = number.bigDecimalValue();
            return decimal.compareTo(least) < 0 || decimal.compareTo(most) > 0
                    ? complain(key, asked)
                    : Optional.of(decimal);
        }

        List<String> stop() {
            var value = config.get("stop");
            if (value == null) {
                return List.of();
            }
            List<? extends JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
            var fits = !values.isEmpty()
                    && values.size() <= MOST_STOP_SEQUENCES
                    && values.stream()
                            .allMatch(each -> each instanceof JsonString string
                                    && !string.getString().isEmpty());
            if (!fits) {
                complain("stop", "must be a string, or a list of 1 to 4 strings, none of them empty.");
                return List.of();
            }
            return values.stream().map(each -> ((JsonString) each).getString()).toList();
        }

        private <T> Optional<T> complain(String key, String message) {
            errors.add(new FieldError("llm_config." + key, message));
            return Optional.empty();
        }
    }
}
