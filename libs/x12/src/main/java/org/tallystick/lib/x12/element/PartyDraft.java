package org.tallystick.lib.x12.element;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A party while the segments behind its NM1 or N1 are read. */
public final class PartyDraft {
    private final String role;
    private String kind = "";
    private String name = "";
    private String first = "";
    private String middle = "";
    private String suffix = "";
    private String idQualifier = "";
    private String id = "";
    private String taxonomy = "";
    private Address address = Address.NONE;
    private @Nullable LocalDate born;
    private String sex = "";
    private @Nullable List<Reference> references;
    private @Nullable List<Contact> contacts;

    private PartyDraft(String role) {
        this.role = role;
    }

    /** Begun by NM1 or N1. */
    public static PartyDraft of(Elements read) {
        var draft = new PartyDraft(read.text(1));
        if (read.is("N1")) {
            draft.name = read.text(2);
            draft.idQualifier = read.text(3);
            draft.id = read.text(4);
        } else {
            draft.kind = read.text(2);
            draft.name = read.text(3);
            draft.first = read.text(4);
            draft.middle = read.text(5);
            draft.suffix = read.text(7);
            draft.idQualifier = read.text(8);
            draft.id = read.text(9);
        }
        return draft;
    }

    public String role() {
        return role;
    }

    /** Takes what describes it; false for a segment that does not. */
    public boolean take(Elements read) {
        switch (read.id()) {
            case "N3" ->
                address = new Address(
                        read.text(1), read.text(2), address.city(), address.state(), address.zip(), address.country());
            case "N4" ->
                address = new Address(
                        address.line1(), address.line2(), read.text(1), read.text(2), read.text(3), read.text(4));
            case "PRV" -> taxonomy = read.text(3);
            case "DMG" -> {
                born = read.day(2);
                sex = read.text(3);
            }
            case "REF" -> {
                references = references == null ? new ArrayList<>() : references;
                references.add(read.reference());
            }
            case "PER" -> {
                contacts = contacts == null ? new ArrayList<>() : contacts;
                contacts.add(read.contact());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What a segment before the name said of a day of birth. */
    public void born(@Nullable LocalDate on, String ofSex) {
        born = on;
        sex = ofSex;
    }

    /** What a segment before the name said of a specialty. */
    public void specialised(String code) {
        taxonomy = code;
    }

    public Party done() {
        return new Party(
                role,
                kind,
                name,
                first,
                middle,
                suffix,
                idQualifier,
                id,
                taxonomy,
                address,
                born,
                sex,
                references == null ? List.of() : references,
                contacts == null ? List.of() : contacts);
    }
}
