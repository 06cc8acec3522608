package org.opencodex.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** Defines the data source that the persistence unit and the journal use, the same way on every server. */
@DataSourceDefinition(
        name = "java:app/jdbc/opencodex",
        className = "org.opencodex.platform.ConfiguredDataSource",
        url = "config",
        minPoolSize = 0,
        maxPoolSize = 32)
@ApplicationScoped
class DatabaseDefinition {}
