package org.tallystick.lib.einvoice.facturx;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.jspecify.annotations.Nullable;

/** The files inside a PDF, from the tree of names and from the list of associated files. */
final class EmbeddedFiles {
    private static final int DEEPEST = 16;
    private static final int MOST = 1_000;

    private EmbeddedFiles() {}

    static Map<String, PDComplexFileSpecification> of(PDDocumentCatalog catalog) throws IOException {
        Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();
        if (catalog.getNames() != null) {
            PDEmbeddedFilesNameTreeNode tree = catalog.getNames().getEmbeddedFiles();
            collect(tree, files, 0);
        }
        COSBase associated = catalog.getCOSObject().getDictionaryObject(COSName.getPDFName("AF"));
        if (associated instanceof COSArray array) {
            for (int i = 0; i < array.size() && files.size() < MOST; i++) {
                if (array.getObject(i) instanceof COSDictionary dictionary) {
                    var file = new PDComplexFileSpecification(dictionary);
                    String name = name(file);
                    if (name != null && files.values().stream().noneMatch(one -> name.equals(name(one)))) {
                        files.putIfAbsent(name, file);
                    }
                }
            }
        }
        return files;
    }

    private static void collect(
            @Nullable PDNameTreeNode<PDComplexFileSpecification> node,
            Map<String, PDComplexFileSpecification> files,
            int depth)
            throws IOException {
        if (node == null || depth > DEEPEST) {
            return;
        }
        Map<String, PDComplexFileSpecification> names = node.getNames();
        if (names != null) {
            names.forEach((name, file) -> {
                if (file != null && files.size() < MOST) {
                    files.put(name, file);
                }
            });
        }
        List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
        if (kids != null) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : kids) {
                collect(kid, files, depth + 1);
            }
        }
    }

    static @Nullable String name(PDComplexFileSpecification file) {
        String unicode = file.getFileUnicode();
        return unicode == null ? file.getFile() : unicode;
    }
}
