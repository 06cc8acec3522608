package org.opencodex.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.Price;
import org.opencodex.catalogue.ProviderEntry;
import org.opencodex.llm.ModelList;
import org.opencodex.llm.ParameterRule;
import org.opencodex.llm.ParameterRules;
import org.opencodex.problem.OpenCodexException;

/** A model on the wire; null is unknown. Windows and limits are in tokens. */
public record ModelView(
        String id,
        Integer contextWindow,
        Integer maxOutputTokens,
        Boolean vision,
        Boolean tools,
        Boolean reasoning,
        PriceView price,
        List<ParameterView> parameters) {

    /** US dollars for a million tokens. */
    public record PriceView(BigDecimal input, BigDecimal output, BigDecimal cachedInput) {
        static PriceView of(Price price) {
            return new PriceView(
                    price.input(), price.output(), price.cachedInput().orElse(null));
        }
    }

    /** A key of {@code llm_config} that the model takes; without limits it is no number. */
    public record ParameterView(String key, BigDecimal min, BigDecimal max, boolean integer) {
        static ParameterView of(ParameterRule rule) {
            return new ParameterView(
                    rule.key(), rule.least().orElse(null), rule.most().orElse(null), rule.integer());
        }
    }

    /** The models of one provider; {@code problem} says why it could not be asked for its own list. */
    public record ListView(List<ModelView> models, String source, String catalogueAsOf, String problem) {
        static ListView of(ProviderEntry provider, ModelList list, Catalogue catalogue) {
            return new ListView(
                    list.models().stream()
                            .map(model -> ModelView.of(provider, model))
                            .toList(),
                    list.live() ? "live" : "catalogue",
                    catalogue.asOf().toString(),
                    list.problem().map(OpenCodexException::getMessage).orElse(null));
        }
    }

    private static ModelView of(ProviderEntry provider, ModelFacts model) {
        return new ModelView(
                model.id(),
                number(model.contextWindow()),
                number(model.outputLimit()),
                model.vision().orElse(null),
                model.tools().orElse(null),
                model.reasoning().orElse(null),
                model.price().map(PriceView::of).orElse(null),
                ParameterRules.of(provider, Optional.of(model)).all().stream()
                        .map(ParameterView::of)
                        .toList());
    }

    private static Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
