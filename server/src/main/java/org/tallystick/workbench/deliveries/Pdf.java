package org.tallystick.workbench.deliveries;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tallystick.delivery.Artefact;

/** Answers with a document, for the browser to show. */
public final class Pdf {
    private Pdf() {}

    public static ResponseEntity<byte[]> answer(Artefact artefact) {
        return answer(artefact.fileName(), MediaType.parseMediaType(artefact.contentType()), artefact.content());
    }

    /** With a PDF that is not stored. */
    public static ResponseEntity<byte[]> answer(String fileName, byte[] content) {
        return answer(fileName, MediaType.APPLICATION_PDF, content);
    }

    private static ResponseEntity<byte[]> answer(String fileName, MediaType type, byte[] content) {
        String disposition = ContentDisposition.inline()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(content);
    }
}
