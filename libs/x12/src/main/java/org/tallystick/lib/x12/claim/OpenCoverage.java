package org.tallystick.lib.x12.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Supplement;

/** A plan while it is read: that of the subscriber level, or another one of a claim. */
final class OpenCoverage {
    private final String rank;
    private final String relationship;
    private final String group;
    private final String plan;
    private final String secondaryType;
    private final String filing;
    private Party subscriber = Party.unknown("IL");
    private Party payer = Party.unknown("PR");
    private final List<Adjustment> adjustments = new ArrayList<>(0);
    private final List<Supplement> supplements = new ArrayList<>(0);
    private String assignment = "";
    private String release = "";
    private final List<String> remarks = new ArrayList<>(0);
    private final List<Period> periods = new ArrayList<>(0);
    private final List<Party> providers = new ArrayList<>(0);
    private @Nullable PartyDraft party;

    /** Begun by SBR. */
    OpenCoverage(Elements read) {
        rank = read.text(1);
        relationship = read.text(2);
        group = read.text(3);
        plan = read.text(4);
        secondaryType = read.text(5);
        filing = read.text(9);
    }

    /** Takes what describes it; false for a segment that does not. */
    boolean take(Elements read) {
        if (read.is("NM1")) {
            closeParty();
            party = PartyDraft.of(read);
            return true;
        }
        return (party != null && party.take(read)) || describe(read);
    }

    private boolean describe(Elements read) {
        switch (read.id()) {
            case "CAS" -> read.adjustments(adjustments::add);
            case "AMT" -> supplements.add(read.supplement());
            case "OI" -> {
                assignment = read.text(3);
                release = read.text(6);
            }
            case "MOA" -> {
                for (int i = 3; i <= 7; i++) {
                    if (!read.text(i).isEmpty()) {
                        remarks.add(read.text(i));
                    }
                }
            }
            case "DTP" -> periods.add(read.period());
            case "PAT", "MIA", "DMG", "REF" -> {} // read over; kept in the file
            default -> {
                return false;
            }
        }
        return true;
    }

    private void closeParty() {
        PartyDraft open = party;
        if (open == null) {
            return;
        }
        party = null;
        switch (open.role()) {
            case "IL" -> subscriber = open.done();
            case "PR" -> payer = open.done();
            default -> providers.add(open.done());
        }
    }

    Coverage coverage() {
        closeParty();
        return new Coverage(rank, relationship, group, plan, secondaryType, filing, subscriber, payer);
    }

    OtherCoverage done() {
        return new OtherCoverage(
                coverage(), adjustments, supplements, assignment, release, remarks, periods, providers);
    }
}
