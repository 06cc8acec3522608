package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whether what people came with still holds, for connections that outlive their first request. */
@ApplicationScoped
@Transactional
public class Credentials {
    private final String issuer = AuthMode.issuer(ConfigProvider.getConfig(Credentials.class.getClassLoader()));

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private ApiTokens tokens;

    /** Of these, those who are not to be served any longer. */
    public Set<User> gone(Collection<User> users) {
        var signedIn = users.stream()
                .filter(user -> user.credential().kind() != Credential.Kind.LOCAL)
                .toList();
        if (signedIn.isEmpty()) {
            return Set.of();
        }
        var present = Set.copyOf(entities.createQuery(
                        "select a.id from Account a where a.id in :ids and" + Account.COMES_IN, UUID.class)
                .setParameter("issuer", issuer)
                .setParameter("ids", signedIn.stream().map(User::id).distinct().toList())
                .getResultList());
        var alive = new HashSet<>(sessions.alive(ids(signedIn, Credential.Kind.SESSION)));
        alive.addAll(tokens.alive(ids(signedIn, Credential.Kind.TOKEN)));
        return signedIn.stream()
                .filter(user -> !present.contains(user.id())
                        || user.credential().id() != null
                                && !alive.contains(user.credential().id()))
                .collect(Collectors.toSet());
    }

    private static List<UUID> ids(List<User> users, Credential.Kind kind) {
        return users.stream()
                .map(User::credential)
                .filter(credential -> credential.kind() == kind)
                .map(Credential::id)
                .distinct()
                .toList();
    }
}
