package org.opencodex.usage;

import java.math.BigDecimal;
import java.util.List;

/** What answers took, on the wire: {@code total} of all that were asked about, {@code rows} by group. */
public record UsageView(Row total, List<GroupRow> rows, String from, String to, String groupBy, String currency) {
    static final String CURRENCY = "USD";

    /**
     * Sums. {@code cost} is that of the answers whose price is known, null if none is; {@code unpriced_answers} are the
     * others. The last two are means, null where nothing is known.
     */
    public record Row(
            long answers,
            long inputTokens,
            long outputTokens,
            long cachedTokens,
            long reasoningTokens,
            BigDecimal cost,
            long unpricedAnswers,
            Double tokensPerSecond,
            Long firstTokenMs) {}

    /** The sums of one group; {@code name} is null where the key says it all, or the chat is gone. */
    public record GroupRow(
            String key,
            String name,
            long answers,
            long inputTokens,
            long outputTokens,
            long cachedTokens,
            long reasoningTokens,
            BigDecimal cost,
            long unpricedAnswers,
            Double tokensPerSecond,
            Long firstTokenMs) {
        static GroupRow of(String key, String name, Row row) {
            return new GroupRow(
                    key,
                    name,
                    row.answers(),
                    row.inputTokens(),
                    row.outputTokens(),
                    row.cachedTokens(),
                    row.reasoningTokens(),
                    row.cost(),
                    row.unpricedAnswers(),
                    row.tokensPerSecond(),
                    row.firstTokenMs());
        }
    }
}
