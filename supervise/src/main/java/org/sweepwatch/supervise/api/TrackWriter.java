package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.api.Formats.Format;
import org.sweepwatch.supervise.live.LiveJson;
import org.sweepwatch.supervise.live.LivePosition;

/**
 * Writes one page of a track. JSON and CSV hold every point; GeoJSON and GPX, which are for drawing, only those with a
 * fix.
 *
 * @param next cursor of the next page, null after the last
 */
record TrackWriter(Vehicle vehicle, List<Position> points, String next) {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    void write(Context ctx, Format format) throws IOException {
        ctx.contentType(format.type() + (format.equals(Formats.CSV) ? "; charset=utf-8" : ""));
        switch (format.id()) {
            case "geojson" -> geoJson(ctx);
            case "gpx" -> gpx(ctx);
            case "csv" -> csv(ctx);
            default -> json(ctx);
        }
    }

    private void json(Context ctx) throws IOException {
        Answers.list(
                ctx,
                json -> {
                    for (Position point : points) {
                        json.writeStartObject();
                        LiveJson.positionFields(json, LivePosition.of(point));
                        if (point.odometerHm() != null) {
                            json.writeNumberField("odometerKm", point.odometerHm() / 10.0);
                        }
                        json.writeNumberField("quality", point.quality());
                        json.writeEndObject();
                    }
                },
                next);
    }

    private void geoJson(Context ctx) throws IOException {
        List<Position> located = points.stream().filter(Position::located).toList();
        Answers.writeObject(ctx, json -> {
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            if (!located.isEmpty()) {
                feature(json, located);
            }
            json.writeEndArray();
            json.writeStringField("next", next);
        });
    }

    private void feature(JsonGenerator json, List<Position> located) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        json.writeNumberField("vehicleId", vehicle.id());
        json.writeStringField("plate", vehicle.plate());
        json.writeArrayFieldStart("times");
        for (Position point : located) {
            json.writeString(point.time().toString());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        boolean line = located.size() > 1;
        json.writeStringField("type", line ? "LineString" : "Point");
        json.writeFieldName("coordinates");
        if (line) {
            json.writeStartArray();
        }
        for (Position point : located) {
            json.writeStartArray();
            json.writeNumber(point.longitude());
            json.writeNumber(point.latitude());
            json.writeEndArray();
        }
        if (line) {
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void gpx(Context ctx) throws IOException {
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(ctx.outputStream(), "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("gpx");
            xml.writeDefaultNamespace("http://www.topografix.com/GPX/1/1");
            xml.writeAttribute("version", "1.1");
            xml.writeAttribute("creator", "SweepWatch");
            xml.writeStartElement("trk");
            xml.writeStartElement("name");
            xml.writeCharacters(vehicle.plate() == null ? vehicle.phone() : vehicle.plate());
            xml.writeEndElement();
            xml.writeStartElement("trkseg");
            for (Position point : points) {
                if (point.located()) {
                    gpxPoint(xml, point);
                }
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("writing GPX failed", e);
        }
    }

    private static void gpxPoint(XMLStreamWriter xml, Position point) throws XMLStreamException {
        xml.writeStartElement("trkpt");
        xml.writeAttribute("lat", Double.toString(point.latitude()));
        xml.writeAttribute("lon", Double.toString(point.longitude()));
        xml.writeStartElement("ele");
        xml.writeCharacters(Integer.toString(point.altitudeM()));
        xml.writeEndElement();
        xml.writeStartElement("time");
        xml.writeCharacters(point.time().toString());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Numbers and instants only: nothing in it can be taken for a formula. */
    private void csv(Context ctx) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8))) {
            out.write("vehicleId,time,receivedAt,latitude,longitude,altitudeM,speedKmh,headingDeg,alarmBits,statusBits,"
                    + "located,quality\r\n");
            for (Position point : points) {
                out.write(point.vehicleId() + "," + point.time() + "," + point.receivedAt() + "," + point.latitude()
                        + "," + point.longitude() + "," + point.altitudeM() + "," + point.speedKmh() + ","
                        + point.headingDeg() + "," + point.alarmBits() + "," + point.statusBits() + ","
                        + point.located() + "," + point.quality() + "\r\n");
            }
        }
    }
}
