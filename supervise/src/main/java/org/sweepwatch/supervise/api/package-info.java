/**
 * The HTTP API and the page (接口与页面), on one Jetty behind Javalin.
 *
 * <p>In come requests of browsers and programs, out go answers made from the store's queries, the live picture and the
 * report. Each request runs on one of the few threads of {@link org.sweepwatch.supervise.api.ApiServer}; the live feed
 * needs none while it waits. Nothing here writes a position or holds up the pipeline.
 *
 * <p>Reading order: {@link org.sweepwatch.supervise.api.RouteTable} lists every path and who may use it,
 * {@link org.sweepwatch.supervise.api.Guard} checks that, one class per group of routes answers,
 * {@link org.sweepwatch.supervise.api.Problems} turns every failure into {@code application/problem+json}.
 *
 * <p>Bounds: threads, connections, request size, sessions, remembered addresses of failed logins, rows a request, heavy
 * queries at once; each is a field of {@link org.sweepwatch.supervise.api.ApiSettings} or a named constant.
 */
package org.sweepwatch.supervise.api;
