package dev.invoicearchive.local.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes that break a rule on purpose, in a folder of their own, against the test's class path. */
final class PlantedClasses {
    private PlantedClasses() {}

    /** Compiles top-level classes, each given by its qualified name and its source. */
    static JavaClasses compile(Path folder, Map<String, String> sources) {
        List<SimpleJavaFileObject> files = sources.entrySet().stream()
                .map(source -> fileObject(source.getKey(), source.getValue()))
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        if (!compiler.getTask(null, null, null, options, null, files).call()) {
            throw new IllegalStateException("Cannot compile the planted classes " + sources.keySet() + ".");
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static SimpleJavaFileObject fileObject(String qualifiedName, String source) {
        URI uri = URI.create("string:///" + qualifiedName.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
