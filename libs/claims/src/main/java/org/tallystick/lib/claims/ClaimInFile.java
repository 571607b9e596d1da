package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim as a file holds it, with the levels above it.
 *
 * @param institutional 837I, else 837P
 * @param above segments of the submitter, the billing provider, the subscriber and the patient
 * @param own segments from CLM to the last other coverage
 * @param pieces all of these, in the order of the file
 * @param days of the lines, else those of the statement
 * @param firstDay the first of the days
 */
public record ClaimInFile(
        boolean institutional,
        List<Piece> above,
        List<Piece> own,
        List<Line> lines,
        List<Piece> pieces,
        List<LocalDate> days,
        Optional<LocalDate> firstDay) {
    public ClaimInFile {
        above = List.copyOf(above);
        own = List.copyOf(own);
        lines = List.copyOf(lines);
        pieces = List.copyOf(pieces);
        days = List.copyOf(days);
    }

    static ClaimInFile of(boolean institutional, List<Piece> above, List<Piece> own, List<Line> lines) {
        List<LocalDate> days =
                lines.stream().flatMap(line -> line.days().stream()).toList();
        if (days.isEmpty()) {
            days = own.stream()
                    .filter(piece -> piece.loop().equals("2300") && piece.is("DTP", "434"))
                    .flatMap(piece -> piece.days().stream())
                    .toList();
        }
        Stream<Piece> services = lines.stream().map(Line::pieces).flatMap(Collection::stream);
        List<Piece> pieces = Stream.of(above.stream(), own.stream(), services)
                .flatMap(all -> all)
                .toList();
        return new ClaimInFile(
                institutional, above, own, lines, pieces, days, days.stream().min(LocalDate::compareTo));
    }

    public Piece claim() {
        return own.getFirst();
    }

    /** CLM01. */
    public String id() {
        return claim().text(1);
    }

    public List<Piece> all(String id) {
        return pieces.stream().filter(piece -> piece.is(id)).toList();
    }

    /** Segments of a loop above the lines. */
    public Stream<Piece> in(String loop, String id) {
        return Stream.concat(above.stream(), own.stream())
                .filter(piece -> piece.loop().equals(loop) && piece.is(id));
    }

    public Optional<Piece> find(String loop, String id) {
        return in(loop, id).findFirst();
    }

    public Optional<Piece> find(String loop, String id, String qualifier) {
        return in(loop, id).filter(piece -> piece.text(1).equals(qualifier)).findFirst();
    }

    /** A segment, or CLM where it is missing, so that a finding has a place. */
    public Piece orClaim(Optional<Piece> piece) {
        return piece.orElse(claim());
    }

    /** The billing provider (NM1 85). */
    public Optional<Piece> billing() {
        return find("2010AA", "NM1");
    }

    public boolean hasPatientLevel() {
        return find("2000C", "HL").isPresent();
    }

    /** The loop of the person who was treated. */
    public String patientLoop() {
        return hasPatientLevel() ? "2010CA" : "2010BA";
    }

    /** The id of the payer the claim goes to (NM109 of 2010BB). */
    public String payer() {
        return find("2010BB", "NM1").map(payer -> payer.text(9)).orElse("");
    }

    /** Every diagnosis, the principal where the claim writes it. */
    public List<Code> diagnoses() {
        return codes("ABK", "ABF", "BK", "BF");
    }

    /** Codes of HI with one of these qualifiers. */
    public List<Code> codes(String... qualifiers) {
        List<String> wanted = List.of(qualifiers);
        return in("2300", "HI")
                .flatMap(piece -> Stream.iterate(1, i -> i <= piece.elements().size(), i -> i + 1)
                        .map(i -> new Code(piece, i)))
                .filter(code -> wanted.contains(code.qualifier()))
                .toList();
    }

    /** The day a line was rendered, else the claim's first. */
    public Optional<LocalDate> day(Line line) {
        return line.day().or(() -> firstDay);
    }

    /** Inpatient: hospital or nursing facility with a stay (bill type 11, 18, 21, 41 or 86). */
    public boolean inpatient() {
        return institutional && List.of("11", "18", "21", "41", "86").contains(claim().component(5, 1));
    }

    /** One code of a segment HI. */
    public record Code(Piece piece, int element) {
        public String qualifier() {
            return piece.component(element, 1);
        }

        /** Without the dot some write. */
        public String code() {
            return piece.component(element, 2).replace(".", "");
        }
    }
}
