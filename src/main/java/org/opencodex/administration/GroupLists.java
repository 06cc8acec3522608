package org.opencodex.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** Groups with how many are in them, and who. */
@ApplicationScoped
@Transactional
class GroupLists {
    /** Counted for the page only, whatever the number of groups. */
    private static final String GROUPS = """
            select cast(g.id as text), g.name, count(m.id), g.from_sign_in
            from (select id, name, from_sign_in from user_group where %s order by lower(name), id limit ?1 offset ?2) g
            left join membership m on m.group_id = g.id
            group by g.id, g.name, g.from_sign_in order by lower(g.name), g.id
            """;

    private static final String NAMED = "lower(name) like lower(cast(?3 as text)) escape '!'";

    private static final String MEMBERS = """
            select cast(u.id as text), u.name, u.email, m.from_sign_in
            from membership m join app_user u on u.id = m.user_id where m.group_id = cast(?1 as uuid)
            order by lower(u.name), u.id limit ?2 offset ?3
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Those in whose name the text is, in any case, by name. */
    GroupView.Page page(Optional<String> text, Paging paging) {
        var part =
                text.map(found -> "%" + found.replaceAll("[!%_]", "!$0") + "%").orElse("%");
        var groups = rows(entities.createNativeQuery(GROUPS.formatted(NAMED))
                        .setParameter(1, paging.limit())
                        .setParameter(2, paging.skip())
                        .setParameter(3, part))
                .stream()
                .map(GroupLists::group)
                .toList();
        var total = entities.createNativeQuery("select count(*) from user_group where " + NAMED.replace("?3", "?1"))
                .setParameter(1, part)
                .getSingleResult();
        return new GroupView.Page(groups, ((Number) total).longValue());
    }

    /** Throws {@code not_found} where there is no such group. */
    GroupView get(UUID id) {
        return rows(entities.createNativeQuery(GROUPS.formatted("id = cast(?3 as uuid)"))
                        .setParameter(1, 1)
                        .setParameter(2, 0)
                        .setParameter(3, id.toString()))
                .stream()
                .map(GroupLists::group)
                .findFirst()
                .orElseThrow(() -> OpenCodexException.notFound("group"));
    }

    /** Who is in the group, by name. Throws {@code not_found} where there is no such group. */
    GroupView.MemberPage members(UUID id, Paging paging) {
        var total = get(id).members();
        var members = rows(entities.createNativeQuery(MEMBERS)
                        .setParameter(1, id.toString())
                        .setParameter(2, paging.limit())
                        .setParameter(3, paging.skip()))
                .stream()
                .map(row ->
                        new GroupView.MemberView((String) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                .toList();
        return new GroupView.MemberPage(members, total);
    }

    private static List<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(Object[].class::cast).toList();
    }

    private static GroupView group(Object[] row) {
        return new GroupView((String) row[0], (String) row[1], ((Number) row[2]).intValue(), (Boolean) row[3]);
    }
}
