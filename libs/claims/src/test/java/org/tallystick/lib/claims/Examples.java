package org.tallystick.lib.claims;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Invented claims and code sets. */
final class Examples {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private Examples() {}

    static String text(String name) {
        try (InputStream source = Objects.requireNonNull(Examples.class.getResourceAsStream(name))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String professional() {
        return text("professional.txt");
    }

    static String institutional() {
        return text("institutional.txt");
    }

    static Scrubbing.Answer scrub(String file, Given given) {
        return new Scrubbing(given).file(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** Code sets and payers that let every edit run that can. */
    static Given everything() {
        Map<String, CodeTable> codes = new HashMap<>();
        codes.put("diagnoses", table("code,valid_from,valid_to,billable,sex,manifestation,poa_exempt", """
                A01,,,1
                B02,,,1
                A0,,,0
                OLD,2019-10-01,2020-09-30,1
                MEN,,,1,M
                MAN,,,1,,1
                EXE,,,1,,,1
                EXC,,,1
                UNS,,,1
                W01,,,1
                """));
        codes.put("procedures", table("code,category,components", """
                V1,visit-established
                V2,visit-new
                X1,,0
                D1
                LAB1,lab
                ANE,anesthesia
                CUT,procedure
                DRG,drug
                UNL,unlisted
                IMG,,1
                ADD
                AUT
                C1
                C2
                """));
        codes.put("modifiers", table("code", "25\n26\n50\n59\n76\n95\nLT\nTC\nQ5\n"));
        codes.put("places", table("code", "02\n11\n21\n"));
        codes.put("taxonomies", table("code", "207Q00000X\n208D00000X\n"));
        codes.put("revenue-codes", table("code,procedure", "0120,0\n0450,1\n"));
        codes.put("bill-types", table("code", "11\n13\n"));
        codes.put("mue", table("code,units,indicator", "X1,2,2\n"));
        codes.put("ncci", table("code,other,indicator", "D1,X1,1\n"));
        codes.put("add-ons", table("code,other", "ADD,X1\n"));
        codes.put("panels", table("code,other", "PAN,C1\nPAN,C2\n"));
        codes.put("excludes", table("code,other", "A01,EXC\n"));
        Map<String, PayerRules> payers = Map.of(
                "P1", rules("M[0-9]{4}", false, Set.of("UNS"), List.of()),
                "P2", rules("", true, Set.of(), List.of()),
                "P3", rules("", false, Set.of(), List.of("REF*EA")));
        return new Given(codes, payers, TODAY);
    }

    private static PayerRules rules(String member, boolean withoutNpi, Set<String> unspecified, List<String> required) {
        return new PayerRules(member, 180, withoutNpi, unspecified, Set.of("AUT"), Set.of(), required, Map.of());
    }

    private static CodeTable table(String head, String rows) {
        return CodeTable.of((head + "\n" + rows).lines().toList());
    }
}
