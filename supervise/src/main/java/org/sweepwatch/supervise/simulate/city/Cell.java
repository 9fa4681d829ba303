package org.sweepwatch.supervise.simulate.city;

/**
 * A responsibility grid (责任网格).
 *
 * @param number from 1, unique in the city
 * @param name district and number
 * @param district the district it belongs to
 * @param mainCity true for the 103 of the main city, false for the 49 of the suburbs
 * @param ring its boundary in local metres, closed, counter-clockwise
 */
public record Cell(int number, String name, District district, boolean mainCity, Path ring) {}
