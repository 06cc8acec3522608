package org.opencodex.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.identity.Secret;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.MasterKeys;
import org.opencodex.platform.Seal;

/** All sign-ins at the provider whose browser session is alive: each goes with that. */
@ApplicationScoped
@Transactional
class OidcSessions {
    private static final String ID_TOKEN = "id_token";
    private static final String NOTE =
            "insert into oidc_logout (id, expires_at) values (?1, cast(?2 as timestamptz)) on conflict do nothing";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private MasterKeys masterKeys;

    /** The browser session's row may not be written yet, and JPA orders by entity and not by key. */
    void add(OidcSession session, String idToken) {
        entities.flush();
        masterKeys
                .current()
                .ifPresent(master -> session.keep(
                        Seal.seal(master, idToken, ID_TOKEN, session.id().toString()), master.id()));
        entities.persist(session);
    }

    /** As the provider signed it; empty where it was not kept, or this server cannot read it. */
    Optional<String> idToken(UUID session) {
        return Optional.ofNullable(entities.find(OidcSession.class, session))
                .filter(found -> found.idToken() != null)
                .flatMap(found -> masterKeys
                        .find(found.idTokenKey())
                        .flatMap(master -> Seal.open(master, found.idToken(), ID_TOKEN, session.toString())));
    }

    List<OidcSession> ofSid(String issuer, String sid) {
        return entities.createQuery(
                        "select s from OidcSession s where s.issuer = :issuer and s.sid = :sid", OidcSession.class)
                .setParameter("issuer", issuer)
                .setParameter("sid", sid)
                .getResultList();
    }

    List<OidcSession> ofSubject(String issuer, String subject) {
        return entities.createQuery(
                        "select s from OidcSession s where s.issuer = :issuer and s.subject = :subject",
                        OidcSession.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultList();
    }

    /** False if this logout was told before, to this server or another. */
    boolean note(String issuer, OidcTokens.Logout logout) {
        return entities.createNativeQuery(NOTE)
                        .setParameter(1, Secret.hash(issuer + "\n" + logout.id()))
                        .setParameter(2, logout.expiresAt().toString())
                        .executeUpdate()
                > 0;
    }

    void erase(@Observes HousekeepingDue due) {
        entities.createNativeQuery("delete from oidc_logout where expires_at < now()")
                .executeUpdate();
    }
}
