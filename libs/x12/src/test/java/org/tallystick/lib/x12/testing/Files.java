package org.tallystick.lib.x12.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.guide.Finding;
import org.tallystick.lib.x12.guide.GuideWalk;
import org.tallystick.lib.x12.write.InterchangeParties;
import org.tallystick.lib.x12.write.PartnerProfile;
import org.tallystick.lib.x12.write.X12Writer;

/** Interchanges written and read in memory. */
public final class Files {
    private Files() {}

    /** One with one group. */
    public static byte[] written(String functional, String version, Consumer<X12Writer> content) {
        return written(PartnerProfile.test(), functional, version, content);
    }

    public static byte[] written(
            PartnerProfile profile, String functional, String version, Consumer<X12Writer> content) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = X12Writer.to(bytes, profile)) {
            writer.interchange(InterchangeParties.between("MERCY", "ACME", Invented.TODAY, Invented.NOW, 7));
            writer.group(functional, 12, version);
            content.accept(writer);
        }
        return bytes.toByteArray();
    }

    public static List<X12Event> events(byte[] file) {
        List<X12Event> events = new ArrayList<>();
        try (var reader = X12Reader.open(new ByteArrayInputStream(file), ReadLimits.defaults())) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /** What is wrong with the envelopes. */
    public static List<Problem> problems(byte[] file) {
        return events(file).stream()
                .filter(X12Event.ProblemFound.class::isInstance)
                .map(event -> ((X12Event.ProblemFound) event).problem())
                .toList();
    }

    /** What does not follow the guides. */
    public static List<Finding> findings(byte[] file) {
        List<Finding> findings = new ArrayList<>();
        var walk = new GuideWalk(findings::add);
        events(file).forEach(walk::take);
        return findings;
    }

    public static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
