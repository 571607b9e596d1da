package org.tallystick.workbench.deliveries;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tallystick.delivery.Artefact;

/** Answers with a stored document, for the browser to show. */
public final class Pdf {
    private Pdf() {}

    public static ResponseEntity<byte[]> answer(Artefact artefact) {
        String disposition = ContentDisposition.inline()
                .filename(artefact.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(artefact.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(artefact.content());
    }
}
