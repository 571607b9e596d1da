package org.tallystick.documents;

/** Makes of what a browser calls a file a name that is safe to show and to save under. */
final class FileName {
    private static final int LONGEST = 150;

    private FileName() {}

    /** Without the folders, without characters that control, that reorder a line, or that a file system or header minds. */
    static String clean(String sent) {
        String last = sent.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}<>:\"|?*;%]+", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        if (plain.isEmpty()) {
            return "document";
        }
        return plain.length() <= LONGEST ? plain : shortened(plain);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        String kept = name.substring(0, LONGEST - ending.length());
        if (Character.isHighSurrogate(kept.charAt(kept.length() - 1))) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return kept + ending;
    }
}
