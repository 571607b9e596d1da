package org.tallystick.lib.x12.claim;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;

/** Who bills, who is insured and who was treated, by the levels above the claims. */
final class OpenLevels {
    private static final String BILLING = "20";
    private static final String SUBSCRIBER = "22";
    private static final String PATIENT = "23";
    private static final Coverage NO_COVERAGE =
            new Coverage("", "", "", "", "", "", Party.unknown("IL"), Party.unknown("PR"));

    private Party submitter = Party.unknown("41");
    private Party receiver = Party.unknown("40");
    private Party billing = Party.unknown("85");
    private @Nullable Party payTo;
    private Coverage coverage = NO_COVERAGE;
    private @Nullable Party patient;
    private String relationship = "";
    private String taxonomy = "";
    private String level = "";
    private @Nullable PartyDraft party;
    private @Nullable OpenCoverage open;

    /** HL: what stood below the level before is over. */
    void enter(String code) {
        close();
        level = code;
        patient = null;
        relationship = "";
        if (!code.equals(PATIENT)) {
            coverage = NO_COVERAGE;
        }
        if (code.equals(BILLING)) {
            billing = Party.unknown("85");
            payTo = null;
            taxonomy = "";
        }
    }

    /** False for a segment that belongs to no level. */
    boolean take(Elements read) {
        if (read.is("SBR") && level.equals(SUBSCRIBER)) {
            close();
            open = new OpenCoverage(read);
            return true;
        }
        if (open != null) {
            return open.take(read);
        }
        switch (read.id()) {
            case "NM1" -> {
                close();
                party = PartyDraft.of(read);
                if (party.role().equals("85")) {
                    party.specialised(taxonomy);
                }
                return true;
            }
            case "PAT" -> relationship = read.text(1);
            case "CUR" -> read.currency(2);
            case "PRV" -> {
                if (party == null) {
                    taxonomy = read.text(3);
                } else {
                    party.take(read);
                }
            }
            default -> {
                return (party != null && party.take(read)) || read.is("REF"); // REF 87 of 004010 names the guide
            }
        }
        return true;
    }

    void close() {
        if (open != null) {
            coverage = open.coverage();
            open = null;
        }
        if (party != null) {
            Party done = party.done();
            party = null;
            switch (done.role()) {
                case "41" -> submitter = done;
                case "40" -> receiver = done;
                case "85" -> billing = done;
                case "87" -> payTo = done;
                case "QC" -> patient = done;
                default -> {} // plans that only pass payments on
            }
        }
    }

    Party submitter() {
        return submitter;
    }

    Party receiver() {
        return receiver;
    }

    Claim claim(OpenClaim claim) {
        return claim.done(billing, payTo, coverage, patient, relationship);
    }
}
