package org.tallystick.lib.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;

/** Names the loop of every segment of a transaction 837 and hands a claim over when it ends. */
final class ClaimFile {
    /** More lines than any claim may have; what is beyond is not read, as F07 stops the claim anyway. */
    private static final int MOST_LINES = 1_000;

    private static final int MOST_ABOVE = 200;
    private static final int MOST_OWN = 5_000;
    private static final int MOST_OF_LINE = 500;
    private static final Map<String, String> ABOVE = Map.of(
            "41", "1000A", "40", "1000B", "85", "2010AA", "87", "2010AB", "PE", "2010AC", "IL", "2010BA", "PR",
            "2010BB", "QC", "2010CA");
    private static final Map<String, String> PROFESSIONAL = Map.of(
            "DN", "2310A", "P3", "2310A", "82", "2310B", "77", "2310C", "DQ", "2310D", "PW", "2310E", "45", "2310F");
    private static final Map<String, String> INSTITUTIONAL =
            Map.of("71", "2310A", "72", "2310B", "ZZ", "2310C", "82", "2310D", "77", "2310E", "DN", "2310F");
    private static final Map<String, String> OTHER = Map.of("IL", "2330A", "PR", "2330B");
    private static final Map<String, String> SERVICE = Map.of(
            "82", "2420A", "QB", "2420B", "77", "2420C", "DQ", "2420D", "DK", "2420E", "DN", "2420F", "P3", "2420F",
            "PW", "2420G", "45", "2420H");

    private final Consumer<ClaimInFile> claims;
    private final Set<String> versions = new HashSet<>();
    private final List<Piece> header = new ArrayList<>();
    private final List<Piece> billing = new ArrayList<>();
    private final List<Piece> subscriber = new ArrayList<>();
    private final List<Piece> patient = new ArrayList<>();
    private final List<Piece> own = new ArrayList<>();
    private final List<List<Piece>> lines = new ArrayList<>();
    private List<Piece> level = header;
    private String loop = "";
    private String version = "";
    private boolean open;
    private boolean institutional;
    private boolean full;

    ClaimFile(Consumer<ClaimInFile> claims) {
        this.claims = claims;
    }

    /** Whether there was a transaction 837. */
    boolean sawClaims() {
        return !versions.isEmpty();
    }

    void take(X12Event event) {
        switch (event) {
            case X12Event.GroupStarted group -> version = group.version();
            case TransactionStarted started -> start(started);
            case SegmentRead read -> {
                if (open) {
                    read(read);
                }
            }
            case TransactionEnded ended -> end();
            default -> {}
        }
    }

    private void start(TransactionStarted started) {
        open = started.type().equals("837");
        String guide = started.version() == null ? version : started.version();
        institutional = guide.contains("X223") || guide.contains("X096");
        if (open) {
            versions.add(guide);
        }
        level(header, "", List.of(header, billing, subscriber, patient));
    }

    private void end() {
        finish();
        open = false;
    }

    private void level(List<Piece> pieces, String name, List<List<Piece>> ended) {
        finish();
        level = pieces;
        loop = name;
        ended.forEach(List::clear);
    }

    private void finish() {
        if (own.isEmpty()) {
            return;
        }
        List<Piece> above = new ArrayList<>(header);
        above.addAll(billing);
        above.addAll(subscriber);
        above.addAll(patient);
        List<Line> services = new ArrayList<>();
        for (List<Piece> line : lines) {
            services.add(Line.of(services.size() + 1, line));
        }
        var claim = ClaimInFile.of(institutional, above, own, services);
        own.clear();
        lines.clear();
        full = false;
        claims.accept(claim);
    }

    private void read(SegmentRead read) {
        String id = read.segment().id();
        String qualifier = read.segment().text(1);
        switch (id) {
            case "HL" -> hierarchy(read.segment().text(3));
            case "CLM" -> {
                finish();
                loop = "2300";
            }
            case "SV2" -> institutional = true;
            case "SV1" -> institutional = false;
            default -> loop = next(id, qualifier);
        }
        keep(Piece.of(loop, read.segment(), read.location()));
    }

    private void hierarchy(String kind) {
        switch (kind) {
            case "20" -> level(billing, "2000A", List.of(billing, subscriber, patient));
            case "22" -> level(subscriber, "2000B", List.of(subscriber, patient));
            case "23" -> level(patient, "2000C", List.of(patient));
            default -> loop = "any";
        }
    }

    private String next(String id, String qualifier) {
        if (own.isEmpty()) {
            return id.equals("NM1") ? ABOVE.getOrDefault(qualifier, loop + "?") : loop;
        }
        if (id.equals("LX")) {
            return "2400";
        }
        if (lines.isEmpty()) {
            return inClaim(id, qualifier);
        }
        return switch (id) {
            case "LIN" -> "2410";
            case "NM1" -> SERVICE.getOrDefault(qualifier, "2420");
            case "SVD" -> "2430";
            case "LQ" -> "2440";
            default -> loop;
        };
    }

    private String inClaim(String id, String qualifier) {
        if (id.equals("SBR")) {
            return "2320";
        }
        if (!id.equals("NM1")) {
            return loop;
        }
        if (loop.startsWith("232") || loop.startsWith("233")) {
            return OTHER.getOrDefault(qualifier, "2330");
        }
        return (institutional ? INSTITUTIONAL : PROFESSIONAL).getOrDefault(qualifier, "2310");
    }

    private void keep(Piece piece) {
        if (!lines.isEmpty() || (piece.is("LX") && !own.isEmpty())) {
            keepInLine(piece);
        } else if (!own.isEmpty() || piece.is("CLM")) {
            add(own, piece, MOST_OWN);
        } else {
            add(level, piece, MOST_ABOVE);
        }
    }

    private void keepInLine(Piece piece) {
        if (piece.is("LX")) {
            full = lines.size() == MOST_LINES;
            if (!full) {
                lines.add(new ArrayList<>());
            }
        }
        if (!full) {
            add(lines.getLast(), piece, MOST_OF_LINE);
        }
    }

    private static void add(List<Piece> pieces, Piece piece, int most) {
        if (pieces.size() < most) {
            pieces.add(piece);
        }
    }
}
