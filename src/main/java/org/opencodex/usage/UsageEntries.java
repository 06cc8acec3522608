package org.opencodex.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.opencodex.access.TakenOver;
import org.opencodex.identity.User;

/** What all answers took, in SQL. Every method sees only what the user may. */
@ApplicationScoped
@Transactional
class UsageEntries {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_ANSWERS = 100_000;

    /** Only what the user may see: see {@code access.Reach}. A chat may be elsewhere by now, where they may not see its name. */
    private static final String FROM = """
             from usage_entry u join project p on p.id = u.project_id
             left join chat_session c on c.id = u.chat_id and exists (select 1 from reach rc
                 where rc.project_id = c.project_id and rc.user_id = cast(?1 as uuid) and not rc.hidden)
             where exists (select 1 from reach r where r.project_id = u.project_id and r.user_id = cast(?1 as uuid)
                 and not r.hidden)
             and u.at >= ?2 and u.at < ?3
            """;

    /** Output tokens for each second after the first one; where that is known. */
    private static final String SUMS = """
            sum(case when u.status = 'TITLE' then 0 else 1 end), coalesce(sum(u.input_tokens), 0), coalesce(sum(u.output_tokens), 0),
            coalesce(sum(u.cached_tokens), 0), coalesce(sum(u.reasoning_tokens), 0), sum(u.cost),
            sum(case when u.cost is null and u.status <> 'TITLE' then 1 else 0 end),
            sum(case when u.duration_ms > u.first_token_ms then u.output_tokens end) * 1000.0
                / nullif(sum(case when u.duration_ms > u.first_token_ms and u.output_tokens is not null
                    then u.duration_ms - u.first_token_ms end), 0),
            avg(u.first_token_ms)
            """;

    @PersistenceContext
    private EntityManager entities;

    /** One answer. */
    record Answer(
            String at,
            String project,
            String chat,
            String provider,
            String model,
            String status,
            Long inputTokens,
            Long outputTokens,
            Long cachedTokens,
            Long reasoningTokens,
            boolean estimated,
            BigDecimal cost,
            Long firstTokenMs,
            Long durationMs) {}

    UsageView.Row total(User user, UsageFilter filter) {
        return row((Object[]) query("select " + SUMS, "", user, filter).getSingleResult(), 0);
    }

    /** Days in their order, all else by what it took, most first. */
    List<UsageView.GroupRow> groups(User user, UsageFilter filter) {
        var key = key(filter.group());
        var name = name(filter.group());
        var order = filter.group() == UsageFilter.Group.DAY ? "1" : "8 desc nulls last, 5 desc, 1";
        var rows = query(
                        "select " + key + ", max(" + name + "), " + SUMS,
                        " group by " + key + " order by " + order,
                        user,
                        filter)
                .setMaxResults(MOST_ROWS)
                .getResultList();
        return ((List<?>) rows)
                .stream()
                        .map(Object[].class::cast)
                        .map(row -> UsageView.GroupRow.of(String.valueOf(row[0]), (String) row[1], row(row, 2)))
                        .toList();
    }

    private static String key(UsageFilter.Group group) {
        return switch (group) {
            case DAY -> "to_char(u.at at time zone 'UTC', 'YYYY-MM-DD')";
            case PROJECT -> "cast(u.project_id as text)";
            case CHAT -> "cast(u.chat_id as text)";
            case PROVIDER -> "u.provider";
            case MODEL -> "u.model";
        };
    }

    private static String name(UsageFilter.Group group) {
        return switch (group) {
            case PROJECT -> "p.name";
            case CHAT -> "case when c.deleted_at is null then c.name end";
            default -> "cast(null as text)";
        };
    }

    /** The newest first. */
    List<Answer> answers(User user, UsageFilter filter) {
        var select = """
                select to_char(u.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), p.name, cast(u.chat_id as text),
                u.provider, u.model, lower(u.status), u.input_tokens, u.output_tokens, u.cached_tokens,
                u.reasoning_tokens, u.estimated, u.cost, u.first_token_ms, u.duration_ms
                """;
        var rows = query(select, " order by u.at desc, u.id", user, filter)
                .setMaxResults(MOST_ANSWERS)
                .getResultList();
        return ((List<?>) rows)
                .stream().map(Object[].class::cast).map(UsageEntries::answer).toList();
    }

    private static Answer answer(Object[] row) {
        return new Answer(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                number(row[6]),
                number(row[7]),
                number(row[8]),
                number(row[9]),
                (Boolean) row[10],
                (BigDecimal) row[11],
                number(row[12]),
                number(row[13]));
    }

    void move(@Observes TakenOver taken) {
        entities.createNativeQuery("update usage_entry set user_id = cast(?1 as uuid) where user_id = cast(?2 as uuid)")
                .setParameter(1, taken.to().toString())
                .setParameter(2, taken.from().toString())
                .executeUpdate();
    }

    private Query query(String select, String rest, User user, UsageFilter filter) {
        var where = new StringBuilder();
        var values = new ArrayList<Object>(List.of(
                user.id().toString(),
                filter.from().atStartOfDay().atOffset(ZoneOffset.UTC),
                filter.to().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC)));
        filter.project().ifPresent(id -> add(where, values, "u.project_id = cast(? as uuid)", id.toString()));
        filter.chat().ifPresent(id -> add(where, values, "u.chat_id = cast(? as uuid)", id.toString()));
        filter.provider().ifPresent(name -> add(where, values, "u.provider = ?", name));
        filter.model().ifPresent(name -> add(where, values, "u.model = ?", name));
        var query = entities.createNativeQuery(select + FROM + where + rest);
        for (var i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    private static void add(StringBuilder where, List<Object> values, String condition, Object value) {
        values.add(value);
        where.append(" and ").append(condition.replace("?", "?" + values.size()));
    }

    private static UsageView.Row row(Object[] row, int from) {
        return new UsageView.Row(
                row[from] == null ? 0 : number(row[from]),
                number(row[from + 1]),
                number(row[from + 2]),
                number(row[from + 3]),
                number(row[from + 4]),
                row[from + 5] == null ? null : ((BigDecimal) row[from + 5]).stripTrailingZeros(),
                row[from + 6] == null ? 0 : number(row[from + 6]),
                row[from + 7] == null ? null : Math.round(((Number) row[from + 7]).doubleValue() * 10) / 10.0,
                row[from + 8] == null ? null : Math.round(((Number) row[from + 8]).doubleValue()));
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
