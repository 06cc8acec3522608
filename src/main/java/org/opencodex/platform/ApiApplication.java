package org.opencodex.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the REST resources live. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {}
