package org.sweepwatch.supervise.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One path of the API.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path as in openapi.yaml, parameters in braces
 * @param access who may use it
 * @param handler what answers, called after {@link Guard} has let the request pass
 */
record ApiRoute(HandlerType method, String path, Access access, Handler handler) {
    /** Whether the route changes something and so must not be reachable from another site's page. */
    boolean changesState() {
        return method != HandlerType.GET;
    }
}
