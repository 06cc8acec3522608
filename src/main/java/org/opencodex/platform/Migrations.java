package org.opencodex.platform;

import org.flywaydb.core.Flyway;

/** Brings the tables up to date. Several servers may start at once: Flyway holds an advisory lock meanwhile. */
final class Migrations {
    private Migrations() {}

    static void run() {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new ConfiguredDataSource())
                // Listed, because scanning for more finds nothing inside a WAR on some servers.
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
