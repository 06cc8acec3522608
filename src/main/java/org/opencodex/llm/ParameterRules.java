package org.opencodex.llm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.ProviderEntry;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/**
 * Which parameters a model takes, and within which limits: as the API has them, without what the provider or the model is
 * known to refuse.
 */
public final class ParameterRules {
    private final List<ParameterRule> rules;

    private ParameterRules(List<ParameterRule> rules) {
        this.rules = rules;
    }

    /** {@code facts} is empty for a model that nobody knows: then it takes what its API does. */
    public static ParameterRules of(ProviderEntry provider, Optional<ModelFacts> facts) {
        var refused = new HashSet<>(provider.refuses());
        facts.map(ModelFacts::refuses).ifPresent(refused::addAll);
        var outputLimit = facts.map(ModelFacts::outputLimit)
                .filter(limit -> limit.isPresent())
                .map(limit -> limit.getAsInt())
                .orElse(LlmParameters.MOST_TOKENS);
        return new ParameterRules(ofApi(provider.wire(), outputLimit).stream()
                .filter(rule -> !refused.contains(rule.key()))
                .toList());
    }

    private static List<ParameterRule> ofApi(WireFormat wire, int outputLimit) {
        var rules = new ArrayList<ParameterRule>();
        rules.add(ParameterRule.decimal("temperature", 0, wire == WireFormat.ANTHROPIC ? 1 : 2));
        rules.add(ParameterRule.integer("max_tokens", 1, outputLimit));
        rules.add(ParameterRule.decimal("top_p", 0, 1));
        rules.add(ParameterRule.text("stop"));
        if (wire != WireFormat.ANTHROPIC) {
            var seeds = wire == WireFormat.GEMINI ? Integer.MAX_VALUE : Long.MAX_VALUE;
            rules.add(ParameterRule.integer("seed", -seeds - 1, seeds));
            rules.add(ParameterRule.decimal("presence_penalty", -2, 2));
            rules.add(ParameterRule.decimal("frequency_penalty", -2, 2));
        }
        rules.add(ParameterRule.integer("context_window", LlmParameters.SMALLEST_WINDOW, LlmParameters.LARGEST_WINDOW));
        return rules;
    }

    /** In the order in which people look for them. */
    public List<ParameterRule> all() {
        return rules;
    }

    /**
     * Throws {@code validation_failed}, as {@code llm_config.KEY}, for each number that is out of the model's range. What the
     * model refuses is no mistake: the configuration of a project outlives its model, and it is not sent.
     */
    public void check(LlmParameters parameters) {
        var errors = new ArrayList<FieldError>();
        for (var rule : rules) {
            parameters
                    .number(rule.key())
                    .filter(value -> !fits(rule, value))
                    .ifPresent(value -> errors.add(new FieldError(
                            "llm_config." + rule.key(),
                            "must be from " + rule.least().orElseThrow() + " to "
                                    + rule.most().orElseThrow() + " for this model.")));
        }
        if (!errors.isEmpty()) {
            throw OpenCodexException.invalid(errors);
        }
    }

    private static boolean fits(ParameterRule rule, BigDecimal value) {
        return rule.least().map(least -> value.compareTo(least) >= 0).orElse(true)
                && rule.most().map(most -> value.compareTo(most) <= 0).orElse(true);
    }

    /** The same without what the model refuses, and within its limits, which may be other than when it was configured. */
    LlmParameters fitted(LlmParameters parameters) {
        var taken = Set.copyOf(rules.stream().map(ParameterRule::key).toList());
        return new LlmParameters(
                parameters
                        .temperature()
                        .filter(any -> taken.contains("temperature"))
                        .map(value -> Math.min(value, most("temperature").doubleValue())),
                parameters
                        .maxTokens()
                        .filter(any -> taken.contains("max_tokens"))
                        .map(value -> Math.min(value, most("max_tokens").intValueExact())),
                parameters.topP().filter(any -> taken.contains("top_p")),
                taken.contains("stop") ? parameters.stop() : List.of(),
                parameters
                        .seed()
                        .filter(value -> taken.contains("seed")
                                && BigDecimal.valueOf(value).abs().compareTo(most("seed")) <= 0),
                parameters.presencePenalty().filter(any -> taken.contains("presence_penalty")),
                parameters.frequencyPenalty().filter(any -> taken.contains("frequency_penalty")),
                parameters.contextWindow());
    }

    private BigDecimal most(String key) {
        return rules.stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .flatMap(ParameterRule::most)
                .orElseThrow();
    }
}
