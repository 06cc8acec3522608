package org.opencodex.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opencodex.identity.Account;
import org.opencodex.identity.Groups;
import org.opencodex.identity.User;
import org.opencodex.platform.Paging;

/** Everybody who has signed in or was invited; not the local user of a server without sign-in, whom nobody administers. */
@ApplicationScoped
@Transactional
class Users {
    private static final String FOUND = " from Account a where a.id <> :local";

    /** In the database's own lower case on both sides. */
    private static final String NAMED =
            " and (lower(a.name) like lower(:part) escape '!'" + " or lower(a.email) like lower(:part) escape '!')";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Groups groups;

    /** Those in whose name or e-mail address the text is, in any case, by name. */
    AdminUserView.Page page(Optional<String> text, Paging paging) {
        var accounts = query("select a", " order by lower(a.name), a.id", text, Account.class)
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
        var names = groups.namesOf(accounts.stream().map(Account::id).toList());
        var views = accounts.stream()
                .map(account -> AdminUserView.of(account, names.getOrDefault(account.id(), List.of())))
                .toList();
        return new AdminUserView.Page(
                views, query("select count(a)", "", text, Long.class).getSingleResult());
    }

    private <T> TypedQuery<T> query(String select, String order, Optional<String> text, Class<T> type) {
        var query = entities.createQuery(select + FOUND + (text.isPresent() ? NAMED : "") + order, type)
                .setParameter("local", User.LOCAL.id());
        text.ifPresent(part -> query.setParameter("part", "%" + part.replaceAll("[!%_]", "!$0") + "%"));
        return query;
    }
}
