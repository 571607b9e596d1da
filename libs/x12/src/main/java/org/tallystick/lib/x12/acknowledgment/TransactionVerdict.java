package org.tallystick.lib.x12.acknowledgment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.ElementError;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.SegmentError;
import org.tallystick.lib.x12.guide.Finding;

/** What is found of one transaction, and what follows from it. */
final class TransactionVerdict {
    private static final int MOST = 10_000;
    private static final int MOST_CODES = 5;
    private static final String HAS_ELEMENT_ERRORS = "8";

    private final Map<Place, List<Finding>> findings = new LinkedHashMap<>();
    private final Set<String> codes = new LinkedHashSet<>();
    private boolean rejected;
    private int held;

    /** A segment with a fault of its own, or one whose elements have some. */
    private record Place(String segment, long place, String code) {}

    void begin() {
        findings.clear();
        codes.clear();
        rejected = false;
        held = 0;
    }

    void add(Finding finding) {
        rejected |= finding.fault().severity().blocks();
        codes.add("5");
        if (++held > MOST) {
            return;
        }
        String code = finding.fault().isOfSegment() ? finding.fault().code() : HAS_ELEMENT_ERRORS;
        findings.computeIfAbsent(
                        new Place(finding.segment(), finding.location().place(), code), place -> new ArrayList<>())
                .add(finding);
    }

    /** A wrong count, another control number or no SE. */
    void envelope(String kind) {
        rejected = true;
        codes.add(
                switch (kind) {
                    case ".missing" -> "2";
                    case ".number" -> "3";
                    default -> "4";
                });
    }

    TransactionAcknowledgment of(String type, String control, @Nullable String version) {
        List<SegmentError> errors = new ArrayList<>();
        findings.forEach((place, found) -> errors.add(error(place, found)));
        String code = rejected ? "R" : codes.isEmpty() ? "A" : "E";
        return new TransactionAcknowledgment(
                type,
                control,
                version == null ? "" : version,
                errors,
                code,
                codes.stream().limit(MOST_CODES).toList());
    }

    /** Names the claim, and never the value: that may be about a person. */
    private static SegmentError error(Place place, List<Finding> found) {
        Finding first = found.getFirst();
        List<String> contexts = first.claim().isEmpty() ? List.of() : List.of("CLM01:" + first.claim());
        List<ElementError> elements = place.code().equals(HAS_ELEMENT_ERRORS)
                ? found.stream().map(TransactionVerdict::element).toList()
                : List.of();
        return new SegmentError(
                place.segment(), (int) place.place(), loop(first.loop()), place.code(), contexts, elements);
    }

    /** IK303 has room for six characters. */
    private static String loop(String name) {
        return name.substring(0, Math.min(name.length(), 6));
    }

    private static ElementError element(Finding finding) {
        Location at = finding.location();
        return new ElementError(
                at.element(),
                at.component(),
                at.repetition(),
                "",
                finding.fault().code(),
                "");
    }
}
