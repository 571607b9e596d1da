package org.tallystick.contracts;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Terms as they are kept: the text and the fields of each line. */
final class TermsJson {
    private static final JsonMapper json = JsonMapper.shared();

    private TermsJson() {}

    private record Kept(String text, List<LineFields> lines) {}

    static String write(ContractTerms terms) {
        return json.writeValueAsString(new Kept(
                terms.text(), terms.lines().stream().map(LineFields::of).toList()));
    }

    static ContractTerms read(String kept) {
        Kept read = json.readValue(kept, Kept.class);
        return new ContractTerms(
                read.text(), read.lines().stream().map(LineFields::parse).toList());
    }
}
