; Millrace joins "Open with" for tables and leaves alone what opens them on a double click.
!macro tableEnding MODE ENDING
  !if "${MODE}" == "add"
    WriteRegNone SHELL_CONTEXT "Software\Classes\${ENDING}\OpenWithProgids" "Millrace.Table"
  !else
    DeleteRegValue SHELL_CONTEXT "Software\Classes\${ENDING}\OpenWithProgids" "Millrace.Table"
  !endif
!macroend

!macro tableEndings MODE
  !insertmacro tableEnding ${MODE} ".csv"
  !insertmacro tableEnding ${MODE} ".tsv"
  !insertmacro tableEnding ${MODE} ".jsonl"
  !insertmacro tableEnding ${MODE} ".xlsx"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Millrace.Table" "" "Table"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Millrace.Table\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Millrace.Table\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro tableEndings "add"
!macroend

!macro customUnInstall
  !insertmacro tableEndings "remove"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Millrace.Table"
!macroend
