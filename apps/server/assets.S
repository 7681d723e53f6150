// The files of web/ and the schemas of the API as they are, inside the program; assets.cpp says what they are.
	.section .rodata
	.global dragoman_style, dragoman_style_end
	.global dragoman_script, dragoman_script_end
	.global dragoman_icon, dragoman_icon_end
	.global dragoman_schemas, dragoman_schemas_end
dragoman_style:
	.incbin "style.css"
dragoman_style_end:
	.byte 0
dragoman_script:
	.incbin "script.js"
dragoman_script_end:
	.byte 0
dragoman_icon:
	.incbin "icon.svg"
dragoman_icon_end:
	.byte 0
dragoman_schemas:
	.incbin "openapi_schemas.json"
dragoman_schemas_end:
	.byte 0
	.section .note.GNU-stack,"",%progbits
