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

    /** Of a word that is everywhere the newest are ranked, so that it costs what a rare one does. */
    private static final int MOST_RANKED = 1_000;

    /** Only what the user may see: see {@code access.Grant}. */
    private static final String VISIBLE = """
             c.deleted_at is null and exists (select 1 from access_grant g where g.project_id = c.project_id
                and g.principal_id = cast(?2 as uuid) and not g.hidden)
            """;

    private static final String MARKED = "'StartSel=" + SearchView.BEGIN + ", StopSel=" + SearchView.END;

    private static final String CHATS = """
            select cast(c.id as text), cast(p.id as text), p.name,
                ts_headline('simple', c.name, to_tsquery('simple', ?1), %s, HighlightAll=true')
            from chat_session c join project p on p.id = c.project_id
            where to_tsvector('simple', c.name) @@ to_tsquery('simple', ?1) and
            """.formatted(MARKED) + VISIBLE;

    private static final String FOUND = """
            select m.id, m.created_at, ts_rank(m.search, to_tsquery('simple', ?1)) as rank
            from message m join chat_session c on c.id = m.chat_session_id
            where m.search @@ to_tsquery('simple', ?1) and
            """ + VISIBLE;

    private static final String MESSAGES = """
            select cast(m.id as text), cast(c.id as text), c.name, cast(p.id as text), p.name, m.role,
                to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                case when length(m.content) <= 160
                    then ts_headline('simple', m.content, to_tsquery('simple', ?1), %1$s, HighlightAll=true')
                    else ts_headline('simple', left(m.content, 100000), to_tsquery('simple', ?1),
                        %1$s, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "')
                end
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
        var found = "with found as materialized (" + FOUND + conditions(query) + " order by m.id desc limit "
                + MOST_RANKED + ") ";
        var paging = query.paging();
        var messages = rows(user, query, found + MESSAGES.formatted(MARKED, paging.skip(), paging.limit()))
                .map(SearchHits::message)
                .toList();
        var total = bound(user, query, found + "select count(*) from found").getSingleResult();
        return new SearchView(chats(user, query), messages, ((Number) total).longValue());
    }

    private List<SearchView.ChatHit> chats(User user, SearchQuery query) {
        if (query.paging().skip() > 0
                || query.role().isPresent()
                || query.from().isPresent()
                || query.to().isPresent()) {
            return List.of();
        }
        var where = query.project()
                .map(id -> " and c.project_id = cast(?3 as uuid)")
                .orElse("");
        return rows(user, query, CHATS + where + " order by c.id desc limit " + MOST_CHATS)
                .map(row -> new SearchView.ChatHit(
                        (String) row[0], (String) row[1], (String) row[2], SearchView.pieces((String) row[3])))
                .toList();
    }

    private Stream<Object[]> rows(User user, SearchQuery query, String sql) {
        return ((List<?>) bound(user, query, sql).getResultList()).stream().map(Object[].class::cast);
    }

    private static String conditions(SearchQuery query) {
        var where = new StringBuilder();
        var next = 3;
        if (query.project().isPresent()) {
            where.append(" and c.project_id = cast(?").append(next++).append(" as uuid)");
        }
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

    private Query bound(User user, SearchQuery query, String sql) {
        var values = new ArrayList<Object>(List.of(query.words(), user.id().toString()));
        query.project().ifPresent(id -> values.add(id.toString()));
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
