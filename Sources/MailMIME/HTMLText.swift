struct HTMLText { var text: String; init(_ html: String) { text = html } }
