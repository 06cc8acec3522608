package org.opencodex.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A name or e-mail address that somebody signs in with, in its compared form. */
@Entity
@Table(name = "login_name")
class Login {
    @Id
    private String name;

    @Column(name = "user_id")
    private UUID userId;

    protected Login() {}

    UUID userId() {
        return userId;
    }
}
