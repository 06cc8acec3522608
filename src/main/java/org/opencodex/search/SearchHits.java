package org.opencodex.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opencodex.identity.User;

/** What is found, in PostgreSQL's full text. Every method sees only what the user may. */
@ApplicationScoped
@Transactional
class SearchHits {
    private static final int MOST_CHATS = 10;

    /** Its place in a row of {@link #MESSAGES}. */
    private static final int TOTAL = 8;

    /** Of a word that is everywhere the newest are ranked, so that it costs little more than a rare one. */
    private static final int MOST_RANKED = 200;

    /** Else a plan is made once for any words and any person, and it fits neither common words nor people with many chats. */
    private static final String PLAN_EACH = "set local plan_cache_mode = force_custom_plan";

    /** Only what the user may see: see {@code access.Reach}. */
    private static final String VISIBLE = """
            select c.id from chat_session c where c.deleted_at is null and exists (select 1 from reach r
                where r.project_id = c.project_id and r.user_id = cast(?1 as uuid) and not r.hidden)
            """;

    private static final String MARKED = "'StartSel=" + SearchView.BEGIN + ", StopSel=" + SearchView.END;

    private static final String CHATS = """
            select cast(c.id as text), cast(p.id as text), p.name,
                ts_headline('simple', c.name, to_tsquery('simple', ?1), %s, HighlightAll=true')
            from chat_session c join project p on p.id = c.project_id
            where to_tsvector('simple', c.name) @@ to_tsquery('simple', ?1) and c.id = any(cast(?2 as uuid[]))
            order by c.id desc limit %d
            """.formatted(MARKED, MOST_CHATS);

    /**
     * The chats as a list, and not as a join, so that PostgreSQL knows how many they are before it chooses an index. In two
     * steps, since in one it would rank all that fit, and not only the newest.
     */
    private static final String FOUND = """
            with newest as materialized (
                select m.id, m.search from message m
                where m.search @@ to_tsquery('simple', ?1) and m.chat_session_id = any(cast(?2 as uuid[])) and m.deleted_at is null %s
                order by m.id desc limit %d),
            found as (select id, ts_rank(search, to_tsquery('simple', ?1)) as rank from newest)
            """;

    private static final String MESSAGES = """
            select cast(m.id as text), cast(c.id as text), c.name, cast(p.id as text), p.name, m.role,
                to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                case when length(m.content) <= 160
                    then ts_headline('simple', m.content, to_tsquery('simple', ?1), %1$s, HighlightAll=true')
                    else ts_headline('simple', left(m.content, 100000), to_tsquery('simple', ?1),
                        %1$s, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "')
                end,
                (select count(*) from newest)
            from (select f.id, f.rank from found f order by f.rank desc, f.id desc offset %2$d limit %3$d) page
            join message m on m.id = page.id join chat_session c on c.id = m.chat_session_id
            join project p on p.id = c.project_id
            order by page.rank desc, m.id desc
            """;

    @PersistenceContext
    private EntityManager entities;

    SearchView find(User user, SearchQuery query) {
        if (query.words().isEmpty()) {
            return new SearchView(List.of(), List.of(), 0);
        }
        var visible = visible(user, query);
        entities.createNativeQuery(PLAN_EACH).executeUpdate();
        var found = FOUND.formatted(conditions(query), MOST_RANKED);
        var paging = query.paging();
        var rows = rows(bound(found + MESSAGES.formatted(MARKED, paging.skip(), paging.limit()), query, visible))
                .toList();
        // With each row, since to find them anew costs as much again; behind the last page there is none.
        var total = rows.isEmpty() && paging.skip() > 0
                ? bound(found + "select count(*) from newest", query, visible).getSingleResult()
                : rows.isEmpty() ? 0 : rows.getFirst()[TOTAL];
        return new SearchView(
                chats(query, visible), rows.stream().map(SearchHits::message).toList(), ((Number) total).longValue());
    }

    /** As PostgreSQL writes an array. */
    private String visible(User user, SearchQuery query) {
        var sql = new StringBuilder(VISIBLE);
        var values = new ArrayList<>(List.of(user.id().toString()));
        // Numbered without a gap, as Hibernate wants them.
        query.project().ifPresent(id -> {
            values.add(id.toString());
            sql.append(" and c.project_id = cast(?").append(values.size()).append(" as uuid)");
        });
        query.chat().ifPresent(id -> {
            values.add(id.toString());
            sql.append(" and c.id = cast(?").append(values.size()).append(" as uuid)");
        });
        var chats = entities.createNativeQuery("select cast(array(" + sql + ") as text)");
        for (var i = 0; i < values.size(); i++) {
            chats.setParameter(i + 1, values.get(i));
        }
        return (String) chats.getSingleResult();
    }

    private List<SearchView.ChatHit> chats(SearchQuery query, String visible) {
        if (query.paging().skip() > 0
                || query.role().isPresent()
                || query.from().isPresent()
                || query.to().isPresent()) {
            return List.of();
        }
        var chats =
                entities.createNativeQuery(CHATS).setParameter(1, query.words()).setParameter(2, visible);
        return rows(chats)
                .map(row -> new SearchView.ChatHit(
                        (String) row[0], (String) row[1], (String) row[2], SearchView.pieces((String) row[3])))
                .toList();
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }

    private static String conditions(SearchQuery query) {
        var where = new StringBuilder();
        var next = 3;
        if (query.role().isPresent()) {
            where.append(" and m.role = ?").append(next++);
        }
        if (query.from().isPresent()) {
            where.append(" and m.created_at >= ?").append(next++);
        }
        if (query.to().isPresent()) {
            where.append(" and m.created_at < ?").append(next);
        }
        return where.toString();
    }

    private Query bound(String sql, SearchQuery query, String visible) {
        var values = new ArrayList<Object>(List.of(query.words(), visible));
        query.role().ifPresent(role -> values.add(role.toUpperCase(Locale.ROOT)));
        query.from().ifPresent(day -> values.add(day.atStartOfDay().atOffset(ZoneOffset.UTC)));
        query.to().ifPresent(day -> values.add(day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC)));
        var bound = entities.createNativeQuery(sql);
        for (var i = 0; i < values.size(); i++) {
            bound.setParameter(i + 1, values.get(i));
        }
        return bound;
    }

    private static SearchView.MessageHit message(Object[] row) {
        return new SearchView.MessageHit(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((String) row[5]).toLowerCase(Locale.ROOT),
                (String) row[6],
                SearchView.pieces((String) row[7]));
    }
}
