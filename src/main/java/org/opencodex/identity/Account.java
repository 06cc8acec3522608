package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.audit.Actor;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** A person whom the server knows, from their first sign-in on. */
@Entity
@Table(name = "app_user")
public class Account {
    /** Of a name that somebody types; a provider's may be longer. */
    public static final int LONGEST_NAME = 200;

    /** RFC 3696, erratum 1690: 64 before the @, 255 behind it. */
    public static final int LONGEST_EMAIL = 320;

    /** A row written for each request that a proxy vouches for would cost more than the answer. */
    private static final Duration SIGN_IN_STEP = Duration.ofMinutes(1);

    /** Of an account {@code a}: whoever it is may come in, with {@code :issuer} as {@link AuthMode#issuer} says. */
    static final String COMES_IN = " a.suspendedAt is null and a.issuer = :issuer";

    @Id
    private UUID id;

    private String issuer;
    private String subject;
    private String name;
    private String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    private boolean administrator;

    @Column(name = "administrator_by_configuration")
    private boolean administratorByConfiguration;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "last_sign_in_at")
    private OffsetDateTime lastSignInAt;

    @Column(name = "suspended_at")
    private OffsetDateTime suspendedAt;

    protected Account() {}

    public Account(Identity identity) {
        this.id = Ids.next();
        this.issuer = identity.issuer();
        this.subject = identity.subject();
        this.createdAt = Time.now();
        this.name = identity.name();
        this.email = identity.email();
        this.emailVerified = identity.emailVerified();
    }

    /** Takes over what the way of signing in says of them now. */
    void describe(Identity identity) {
        name = identity.name();
        email = identity.email();
        emailVerified = identity.emailVerified();
    }

    void signedIn(boolean administersByConfiguration) {
        lastSignInAt = Time.now();
        administratorByConfiguration = administersByConfiguration;
    }

    void administersByConfigurationNoLonger() {
        administratorByConfiguration = false;
    }

    /** As their last sign-in said of them, but for the groups. */
    Identity identity() {
        return new Identity(issuer, subject, name, email, emailVerified, Optional.empty());
    }

    /** Whether {@link #describe} and {@link #signedIn} would change nothing but a time of this minute. */
    boolean isAs(Identity identity, boolean administersByConfiguration) {
        return identity.name().equals(name)
                && Objects.equals(identity.email(), email)
                && identity.emailVerified() == emailVerified
                && administersByConfiguration == administratorByConfiguration
                && lastSignInAt != null
                && lastSignInAt.plus(SIGN_IN_STEP).isAfter(Time.now());
    }

    public void rename(String newName) {
        name = newName;
    }

    /** What an administrator gave or took; the configuration may name them all the same. */
    public void administer(boolean may) {
        administrator = may;
    }

    /** They are let in nowhere until they are restored; nothing of theirs is lost. */
    public void suspend() {
        if (suspendedAt == null) {
            suspendedAt = Time.now();
        }
    }

    public void restore() {
        suspendedAt = null;
    }

    public boolean suspended() {
        return suspendedAt != null;
    }

    public boolean administers() {
        return administrator || administratorByConfiguration;
    }

    public boolean administersByConfiguration() {
        return administratorByConfiguration;
    }

    /** As the audit log names them. */
    public Actor actor() {
        return new Actor(id, name);
    }

    public UUID id() {
        return id;
    }

    public String issuer() {
        return issuer;
    }

    /** How they sign in. */
    public AuthMode auth() {
        return AuthMode.ofIssuer(issuer);
    }

    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    /** Null for those who never came. */
    public OffsetDateTime lastSignInAt() {
        return lastSignInAt;
    }
}
