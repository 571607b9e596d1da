package org.tallystick.lib.x12.element;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone a transaction names (NM1 or N1, with what follows it).
 *
 * @param role 85 billing provider, IL insured, QC patient, PR payer and others
 * @param kind 1 a person, 2 an organisation; empty in an N1
 * @param name the family name, or that of the organisation
 * @param idQualifier XX a national provider id, MI a member id, PI a payer id and others
 * @param taxonomy the specialty (PRV03)
 * @param sex F, M or U
 */
public record Party(
        String role,
        String kind,
        String name,
        String first,
        String middle,
        String suffix,
        String idQualifier,
        String id,
        String taxonomy,
        Address address,
        @Nullable LocalDate born,
        String sex,
        List<Reference> references,
        List<Contact> contacts) {
    public static final String PERSON = "1";
    public static final String ORGANISATION = "2";

    public Party {
        references = List.copyOf(references);
        contacts = List.copyOf(contacts);
    }

    /** One of which only the role is known. */
    public static Party unknown(String role) {
        return new Party(role, "", "", "", "", "", "", "", "", Address.NONE, null, "", List.of(), List.of());
    }

    /** An organisation with an id. */
    public static Party organisation(String role, String name, String idQualifier, String id) {
        return new Party(
                role,
                ORGANISATION,
                name,
                "",
                "",
                "",
                idQualifier,
                id,
                "",
                Address.NONE,
                null,
                "",
                List.of(),
                List.of());
    }

    /** A person with an id. */
    public static Party person(String role, String name, String first, String idQualifier, String id) {
        return new Party(
                role, PERSON, name, first, "", "", idQualifier, id, "", Address.NONE, null, "", List.of(), List.of());
    }

    public Party living(Address at) {
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
                at,
                born,
                sex,
                references,
                contacts);
    }

    /** With a day of birth and a sex. */
    public Party born(@Nullable LocalDate on, String ofSex) {
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
                on,
                ofSex,
                references,
                contacts);
    }

    public Party specialised(String code) {
        return new Party(
                role,
                kind,
                name,
                first,
                middle,
                suffix,
                idQualifier,
                id,
                code,
                address,
                born,
                sex,
                references,
                contacts);
    }

    public Party referredTo(List<Reference> numbers) {
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
                numbers,
                contacts);
    }

    public Party reachedAt(List<Contact> at) {
        return new Party(
                role, kind, name, first, middle, suffix, idQualifier, id, taxonomy, address, born, sex, references, at);
    }

    /** Whether it is a person, of whom less may be shown. */
    public boolean isPerson() {
        return kind.equals(PERSON);
    }
}
